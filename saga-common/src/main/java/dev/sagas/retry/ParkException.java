package dev.sagas.retry;

import org.jspecify.annotations.Nullable;

/**
 * Thrown for an event that no repetition can make succeed: it is parked at once in the service's
 * dead-letter queue, with the message as its reason.
 */
public final class ParkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Parks the event that is being handled, for {@code reason}. */
  public ParkException(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }

  /** Parks the event that is being handled, for {@code reason}. */
  public ParkException(String reason) {
    this(reason, null);
  }
}
