package dev.sagas.services.notification.domain;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * An amount of money.
 *
 * @param amount minor units
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {

  /** So many times as much. */
  public Money times(int quantity) {
    return new Money(Math.multiplyExact(amount, quantity), currency);
  }

  /** As people write it: {@code 50.98 GBP}. */
  public String text() {
    int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    return BigDecimal.valueOf(amount, digits).toPlainString() + " " + currency;
  }
}
