package dev.sagas.services.order.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

/**
 * One product of an order, at the price that held when it was placed.
 *
 * @param quantity pieces, at least 1
 */
@Embeddable
public record OrderLine(
    String sku,
    int quantity,
    @Embedded
        @AttributeOverride(name = "amount", column = @Column(name = "unit_price_amount"))
        @AttributeOverride(name = "currency", column = @Column(name = "unit_price_currency"))
        Money unitPrice) {

  /**
   * Price times quantity.
   *
   * @throws ArithmeticException if it does not fit
   */
  public Money cost() {
    return unitPrice.times(quantity);
  }
}
