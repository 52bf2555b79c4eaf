package dev.sagas.services.payment.provider;

import org.jspecify.annotations.Nullable;

/**
 * No answer came: the connection failed, or the provider answered with an error of its own (5xx).
 * The request may have taken effect all the same.
 */
public final class ProviderUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Reports a call without an answer. */
  public ProviderUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
