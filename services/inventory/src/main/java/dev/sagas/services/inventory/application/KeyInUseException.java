package dev.sagas.services.inventory.application;

/** A request of the same idempotency key is still running. */
public final class KeyInUseException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyInUseException() {
    super("a request with this idempotency key is still running");
  }
}
