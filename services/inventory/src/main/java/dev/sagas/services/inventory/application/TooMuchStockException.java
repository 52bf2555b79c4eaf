package dev.sagas.services.inventory.application;

/** A delivery would bring a product above the most that may be on hand. */
public final class TooMuchStockException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TooMuchStockException(String sku) {
    super("a delivery of '" + sku + "' exceeds what may be on hand");
  }
}
