package dev.sagas.services.order.domain;

import jakarta.persistence.Embeddable;
import java.util.Objects;

/**
 * An amount in minor units of a currency. Every operation is checked: an amount that does not fit
 * throws instead of turning negative.
 *
 * @param amount pence, cents; never negative in an order
 * @param currency ISO 4217 code
 */
@Embeddable
public record Money(long amount, String currency) {

  public Money {
    Objects.requireNonNull(currency, "currency");
  }

  /**
   * The sum.
   *
   * @throws ArithmeticException if it does not fit, or the currencies differ
   */
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new ArithmeticException(currency + " and " + other.currency + " have no sum");
    }
    return new Money(Math.addExact(amount, other.amount), currency);
  }

  /**
   * The price of {@code quantity} pieces.
   *
   * @throws ArithmeticException if it does not fit
   */
  public Money times(int quantity) {
    return new Money(Math.multiplyExact(amount, quantity), currency);
  }
}
