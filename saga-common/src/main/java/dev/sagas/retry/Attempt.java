package dev.sagas.retry;

/**
 * Which try of an event this is.
 *
 * @param number 1 for the first delivery, then one more for each retry
 * @param failures how many of the tries before it count against the limit of attempts; 0 or more
 */
public record Attempt(int number, int failures) {

  public Attempt {
    if (number < 1 || failures < 0) {
      throw new IllegalArgumentException("no attempt: " + number + ", failures: " + failures);
    }
  }

  /** The first delivery of an event. */
  public static Attempt first() {
    return new Attempt(1, 0);
  }

  /** The try that follows this one. */
  public Attempt next(boolean counted) {
    return new Attempt(number + 1, counted ? failures + 1 : failures);
  }
}
