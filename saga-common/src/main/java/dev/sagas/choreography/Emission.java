package dev.sagas.choreography;

import dev.sagas.event.EventType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a handler or a use case may emit: see {@link Emits}.
 *
 * @param immediate types that are published at once; may be empty
 * @param scheduled types that are published at their deadline; may be empty
 */
public record Emission(List<EventType> immediate, List<EventType> scheduled) {

  /** Emits nothing. */
  public static final Emission NONE = new Emission(List.of(), List.of());

  public Emission {
    immediate = List.copyOf(immediate);
    scheduled = List.copyOf(scheduled);
  }

  /** Every type, scheduled or not, in the order of declaration. */
  public Collection<EventType> all() {
    return Stream.concat(immediate.stream(), scheduled.stream()).distinct().toList();
  }

  /** Whether {@code type} was declared, scheduled or not. */
  public boolean contains(EventType type) {
    return immediate.contains(type) || scheduled.contains(type);
  }
}
