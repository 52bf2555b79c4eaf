package dev.sagas.choreography.graph;

import dev.sagas.event.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a saga may go.
 *
 * @param kind why it goes this way
 * @param decisive the refusal or the deadline that decides it; null when all goes well
 * @param by who begins, refuses, schedules or asks
 * @param first the events that the run begins with
 * @param run what follows
 */
public record Outcome(
    Kind kind, @Nullable EventType decisive, Emitter by, List<EventType> first, Run run) {

  public Outcome {
    first = List.copyOf(first);
  }

  /** Why a saga goes the way it goes. */
  public enum Kind {
    /** No one refuses. */
    ALL_WELL,
    /** One handler refuses. */
    REFUSED,
    /** No answer comes before the deadline. */
    DEADLINE,
    /** A use case ends it at some point. */
    REQUESTED
  }
}
