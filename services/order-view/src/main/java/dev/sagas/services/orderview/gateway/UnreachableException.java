package dev.sagas.services.orderview.gateway;

/** A service does not answer, or not as it should. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreachableException(String who, Throwable cause) {
    super(who + " does not answer", cause);
  }
}
