package dev.sagas.rabbit;

import org.jspecify.annotations.Nullable;

/**
 * A message that the broker did not take responsibility for: not sent, nacked, returned or in
 * doubt.
 */
public class UnconfirmedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Says what became of the message, as far as it is known. */
  public UnconfirmedException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
