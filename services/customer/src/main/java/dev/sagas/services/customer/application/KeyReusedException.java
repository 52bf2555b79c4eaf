package dev.sagas.services.customer.application;

/** The idempotency key belongs to an earlier, different request. */
public final class KeyReusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeyReusedException() {
    super("was used for a different request");
  }
}
