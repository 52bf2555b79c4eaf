package dev.sagas.services.orderview.domain;

/**
 * Where an order is on its way, as its service has decided. Of two states the later one is the
 * present one, whichever event came first: no order goes back.
 */
public enum SagaState {
  /** Placed; credit, stock and payment are asked for. */
  PENDING,
  /** Paid for, but not captured yet. */
  CONFIRMED,
  /** Captured. */
  COMPLETED,
  /** Being undone. */
  CANCELLING,
  /** Undone. */
  CANCELLED;

  /** Whether it waits for something. */
  public boolean running() {
    return this == PENDING || this == CONFIRMED || this == CANCELLING;
  }
}
