package dev.sagas.retry;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Thrown by a handler that cannot know the answer yet: a time-out, an open circuit, a full
 * bulkhead. The transaction is rolled back and the event is delivered again later, for as long as
 * it takes: this outcome is never counted against the limit of attempts, because giving up would
 * decide what is not known.
 */
public final class RetryLaterException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final @Nullable Duration delay;

  /** Asks for another try after the next delay of the retry ladder. */
  public RetryLaterException(String reason, @Nullable Throwable cause) {
    this(reason, null, cause);
  }

  /**
   * Asks for another try after the rung of the retry ladder that is nearest above {@code delay}.
   */
  public RetryLaterException(String reason, @Nullable Duration delay, @Nullable Throwable cause) {
    super(reason, cause);
    this.delay = delay;
  }

  /** The wanted delay; null leaves it to the ladder. */
  public @Nullable Duration delay() {
    return delay;
  }
}
