package dev.sagas.stack;

/** The system cannot be started; the message says why and what to do, in one sentence. */
public final class StackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For a reader who has no use for the cause. */
  public StackException(String message) {
    super(message);
  }

  /** For a reader who may want to look deeper. */
  public StackException(String message, Throwable cause) {
    super(message, cause);
  }
}
