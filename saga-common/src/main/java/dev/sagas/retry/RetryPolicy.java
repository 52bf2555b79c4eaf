package dev.sagas.retry;

import java.time.Duration;
import java.util.List;

/**
 * Decides what becomes of a failed delivery. An unknown answer and a database that is away are
 * retried for as long as they last; any other failure a limited number of times; what the handler
 * rejects is parked.
 *
 * @param ladder the delays of the retry queues, shortest first; not empty
 * @param maxAttempts unexplained failures after which an event is parked; 1 or more
 */
public record RetryPolicy(List<Duration> ladder, int maxAttempts) {

  public RetryPolicy {
    ladder = ladder.stream().sorted().toList();
    if (ladder.isEmpty() || maxAttempts < 1) {
      throw new IllegalArgumentException("a retry policy needs a rung and an attempt");
    }
  }

  /** What becomes of a delivery that failed with {@code failure}. */
  public Outcome after(Attempt attempt, Throwable failure) {
    if (failure instanceof ParkException) {
      return new Outcome.Park(ParkReason.REJECTED_BY_HANDLER, describe(failure));
    }
    if (failure instanceof RetryLaterException later) {
      Duration wanted = later.delay();
      Duration rung = wanted == null ? rung(attempt.number()) : rungFor(wanted);
      return new Outcome.Retry(rung, false, describe(failure));
    }
    if (Surroundings.caused(failure)) {
      return new Outcome.Retry(rung(attempt.number()), false, describe(failure));
    }
    int failures = attempt.failures() + 1;
    return failures >= maxAttempts
        ? new Outcome.Park(
            ParkReason.RETRIES_EXHAUSTED, failures + " failed attempts: " + describe(failure))
        : new Outcome.Retry(rung(attempt.number()), true, describe(failure));
  }

  /** How long an unexplained failure can stay in the retry queues before it is parked. */
  public Duration longestStay() {
    Duration stay = Duration.ZERO;
    for (int attempt = 1; attempt < maxAttempts; attempt++) {
      stay = stay.plus(rung(attempt));
    }
    return stay;
  }

  private Duration rung(int attempt) {
    return ladder.get(Math.min(Math.max(attempt, 1), ladder.size()) - 1);
  }

  private Duration rungFor(Duration wanted) {
    return ladder.stream()
        .filter(rung -> rung.compareTo(wanted) >= 0)
        .findFirst()
        .orElse(ladder.get(ladder.size() - 1));
  }

  private static String describe(Throwable failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    return message == null ? name : name + ": " + message;
  }
}
