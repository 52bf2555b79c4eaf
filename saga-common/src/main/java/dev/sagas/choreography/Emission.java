package dev.sagas.choreography;

import dev.sagas.event.EventType;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a handler or a use case may emit: see {@link Emits}.
 *
 * @param value types that are published at once; may be empty
 * @param refusals types that are published at once instead, as a refusal; may be empty
 * @param whenAll types that are published at once when every part of a join is done; may be empty
 * @param scheduled types that are published at their deadline; may be empty
 */
public record Emission(
    List<EventType> value,
    List<EventType> refusals,
    List<EventType> whenAll,
    List<EventType> scheduled) {

  /** Emits nothing. */
  public static final Emission NONE = new Emission(List.of(), List.of(), List.of(), List.of());

  public Emission {
    value = List.copyOf(value);
    refusals = List.copyOf(refusals);
    whenAll = List.copyOf(whenAll);
    scheduled = List.copyOf(scheduled);
  }

  /** Every type, whatever the way of its publication, in the order of declaration. */
  public Collection<EventType> all() {
    return Stream.concat(atOnce().stream(), scheduled.stream()).distinct().toList();
  }

  /** Every type that is published at once, refusals and joins too. */
  public Collection<EventType> atOnce() {
    return Stream.of(value, refusals, whenAll).flatMap(List::stream).distinct().toList();
  }

  /** Whether {@code type} was declared, in whatever way. */
  public boolean contains(EventType type) {
    return all().contains(type);
  }
}
