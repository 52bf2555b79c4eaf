package dev.sagas.inbox;

import dev.sagas.event.NewEvent;
import java.util.Arrays;
import java.util.List;

/**
 * What a handler made of an event. The library stores the events in the outbox, in the transaction
 * of the handler.
 */
public sealed interface Reaction permits Reaction.Done, Reaction.Refused, Reaction.Ignored {

  /**
   * The step took effect.
   *
   * @param events what it emits, in order; may be empty
   */
  record Done(List<NewEvent> events) implements Reaction {
    public Done {
      events = List.copyOf(events);
    }
  }

  /**
   * The step was refused for a business reason: it bars itself in the fence, so that a late
   * duplicate cannot succeed when the reason is gone.
   *
   * @param events what it emits, in order; usually the refusal
   */
  record Refused(List<NewEvent> events) implements Reaction {
    public Refused {
      events = List.copyOf(events);
    }
  }

  /**
   * Nothing was done, because the state does not allow it; counted, and logged at debug.
   *
   * @param reason why, in a few constant words (it becomes a label of a meter)
   */
  record Ignored(String reason) implements Reaction {}

  /** The step took effect and emits {@code bodies} in the handled event's saga. */
  static Reaction done(Object... bodies) {
    return new Done(events(bodies));
  }

  /** The step was refused and emits {@code bodies} in the handled event's saga. */
  static Reaction refused(Object... bodies) {
    return new Refused(events(bodies));
  }

  /** Nothing was done, for {@code reason}. */
  static Reaction ignored(String reason) {
    return new Ignored(reason);
  }

  /** The events to store; none for {@link Ignored}. */
  default List<NewEvent> emitted() {
    if (this instanceof Done done) {
      return done.events();
    }
    return this instanceof Refused refused ? refused.events() : List.of();
  }

  private static List<NewEvent> events(Object... bodies) {
    return Arrays.stream(bodies)
        .map(body -> body instanceof NewEvent event ? event : NewEvent.of(body))
        .toList();
  }
}
