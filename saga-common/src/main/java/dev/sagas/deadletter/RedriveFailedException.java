package dev.sagas.deadletter;

import org.jspecify.annotations.Nullable;

/** The broker did not confirm a redriven message: it may have arrived or not. */
public final class RedriveFailedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says why, as far as it is known. */
  public RedriveFailedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
