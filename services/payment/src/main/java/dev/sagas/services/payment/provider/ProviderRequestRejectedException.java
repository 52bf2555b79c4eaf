package dev.sagas.services.payment.provider;

/**
 * The provider calls the request itself wrong (4xx), such as a key that was used for another
 * request. No repetition helps, and the provider is well: it counts neither for the retry nor for
 * the circuit breaker.
 */
public final class ProviderRequestRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Reports a request that the provider does not accept. */
  public ProviderRequestRejectedException(String message) {
    super(message);
  }
}
