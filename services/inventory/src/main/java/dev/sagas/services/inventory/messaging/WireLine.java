package dev.sagas.services.inventory.messaging;

import dev.sagas.services.inventory.domain.Line;

/**
 * A line of an order as events write it; one that breaks a rule cannot be read.
 *
 * @param quantity pieces, 1 or more
 */
public record WireLine(String sku, long quantity) {

  public WireLine {
    if (quantity < 1) {
      throw new IllegalArgumentException("a quantity must be 1 or more, not " + quantity);
    }
  }

  Line toLine() {
    return new Line(sku, quantity);
  }
}
