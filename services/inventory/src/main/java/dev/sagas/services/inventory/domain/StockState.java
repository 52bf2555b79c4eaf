package dev.sagas.services.inventory.domain;

/** Where the stock of one order stands. */
public enum StockState {
  /** In the house, and held for the order. */
  RESERVED,
  /** Out of the house. */
  COMMITTED,
  /** Held no longer, or back in the house. Final. */
  RELEASED
}
