package dev.sagas.services.inventory.messaging;

import dev.sagas.services.inventory.domain.Line;
import java.util.Objects;

/**
 * A line of an order as events write it; one that breaks a rule cannot be read.
 *
 * @param quantity pieces, 1 or more; boxed, so that a missing one is an error and not 0
 */
public record WireLine(String sku, Long quantity) {

  public WireLine {
    Objects.requireNonNull(sku, "sku");
    Objects.requireNonNull(quantity, "quantity");
    if (quantity < 1) {
      throw new IllegalArgumentException("a quantity must be 1 or more, not " + quantity);
    }
  }

  Line toLine() {
    return new Line(sku, quantity);
  }
}
