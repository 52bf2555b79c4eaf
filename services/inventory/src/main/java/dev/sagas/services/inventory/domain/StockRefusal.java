package dev.sagas.services.inventory.domain;

/** Why an order gets no stock. */
public enum StockRefusal {
  /** At least one line names a product that is not listed. */
  UNKNOWN_PRODUCT,
  /** At least one line wants more than is available. */
  INSUFFICIENT_STOCK
}
