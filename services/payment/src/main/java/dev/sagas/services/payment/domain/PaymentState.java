package dev.sagas.services.payment.domain;

/** Where a payment stands. */
public enum PaymentState {
  /** Not all of order, credit and stock are in. */
  WAITING,
  /** All three are in; the provider was not called. */
  READY,
  /** The provider may have been called; its answer is not recorded. */
  AUTHORIZING,
  /** The provider holds the amount. */
  AUTHORIZED,
  /** The provider refused to hold the amount. */
  DECLINED,
  /** The provider took the held amount. */
  CAPTURED,
  /** The provider refused to take the amount, and still holds it. */
  CAPTURE_FAILED,
  /** The order was cancelled; the money may not be back yet. */
  RELEASING,
  /** The order was cancelled, and nothing is held or taken. */
  RELEASED
}
