package dev.sagas.retry;

import java.time.Duration;

/**
 * What is to become of a delivery. Only the {@code rabbit} package turns it into acks and queues.
 */
public sealed interface Outcome permits Outcome.Done, Outcome.Retry, Outcome.Park {

  /** It is dealt with: took effect, was a duplicate, or was ignored. */
  record Done() implements Outcome {}

  /**
   * It comes again after {@code delay}, a rung of the retry ladder.
   *
   * @param counted whether this try counts against the limit of attempts
   * @param reason for the log
   */
  record Retry(Duration delay, boolean counted, String reason) implements Outcome {}

  /** No repetition helps: it is parked. */
  record Park(ParkReason reason, String detail) implements Outcome {}
}
