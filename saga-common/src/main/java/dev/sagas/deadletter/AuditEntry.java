package dev.sagas.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What someone did, or tried to do, with a parked message.
 *
 * @param actor who
 * @param action what
 * @param at when
 * @param reason why, as the actor gave it
 * @param forced whether the actor overrode the safety rules
 * @param result what came of it
 */
public record AuditEntry(
    String actor,
    Action action,
    Instant at,
    @Nullable String reason,
    boolean forced,
    String result) {

  /** What can be done with a parked message. */
  public enum Action {
    /** Put it back into the queue that it came from. */
    REDRIVE,
    /** Give it up. */
    DISCARD
  }
}
