package dev.sagas.choreography.graph;

import dev.sagas.event.EventType;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;

/**
 * A service that has emitted something and goes on when an answer comes, or that has done its part
 * of a join and goes on when the other parts are done.
 *
 * @param waiting what begins the wait
 * @param after the event that is emitted, or that the join will emit
 * @param join whether it is the wait of a join
 * @param answers what ends it, in alphabetical order
 * @param bound why it ends if no answer comes
 */
public record Wait(
    Emitter waiting, EventType after, boolean join, Set<EventType> answers, Bound bound) {

  public Wait {
    Set<EventType> sorted = new TreeSet<>(Comparator.comparing(EventType::toString));
    sorted.addAll(answers);
    answers = Collections.unmodifiableSet(sorted);
  }

  /** Why a wait ends. */
  public enum Bound {
    /** A deadline that is scheduled with its begin. */
    OWN_DEADLINE,
    /** Whoever is asked always answers in the end. */
    ALWAYS_ANSWERED,
    /** Another service decides, has a deadline, and tells. */
    DEADLINE_OF_ANOTHER,
    /** Nothing ends it: it may be for ever. */
    NONE
  }
}
