package dev.sagas.outbox;

import org.jspecify.annotations.Nullable;

/** An event that could never be published, refused while its transaction can still roll back. */
public final class InvalidEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Refuses an event; {@code message} names it and what to do. */
  public InvalidEventException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
