package dev.sagas.services.order.domain;

/** Where an order stands. */
public enum OrderState {
  /** Placed; credit, stock and payment have not all answered. */
  PENDING,
  /** The payment is authorised; it is being captured. */
  CONFIRMED,
  /** The payment is captured. */
  COMPLETED,
  /** To be undone by every participant; not all of them have answered. */
  CANCELLING,
  /** Undone by every participant. */
  CANCELLED;

  /** Whether nothing more happens unless someone asks for it. */
  public boolean atRest() {
    return this == COMPLETED || this == CANCELLED;
  }
}
