package dev.sagas.retry;

import java.time.Duration;

/**
 * Exponential back-off: {@code first}, doubled for each further attempt, never above {@code most}.
 *
 * @param first pause after the first failure; above zero
 * @param most the longest pause; at least {@code first}
 */
public record Backoff(Duration first, Duration most) {

  public Backoff {
    if (first.isNegative() || first.isZero() || most.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "a back-off needs 0 < first <= most: " + first + ", " + most);
    }
  }

  /** The pause after failure number {@code attempt}, which starts at 1. */
  public Duration after(int attempt) {
    int doublings = Math.min(Math.max(attempt - 1, 0), 30);
    Duration pause = first.multipliedBy(1L << doublings);
    return pause.compareTo(most) > 0 ? most : pause;
  }
}
