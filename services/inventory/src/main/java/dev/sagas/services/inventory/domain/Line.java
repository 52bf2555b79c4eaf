package dev.sagas.services.inventory.domain;

/**
 * One line of an order.
 *
 * @param quantity pieces, 1 or more
 */
public record Line(String sku, long quantity) {

  public Line {
    if (quantity < 1) {
      throw new IllegalArgumentException("a quantity must be 1 or more, not " + quantity);
    }
  }
}
