package dev.sagas.services.payment.domain;

import jakarta.persistence.Embeddable;
import java.util.Objects;

/**
 * An amount of one currency.
 *
 * @param amount minor units, such as pence; not negative
 * @param currency three capital letters (ISO 4217)
 */
@Embeddable
public record Money(long amount, String currency) {

  public Money {
    Objects.requireNonNull(currency, "currency");
    if (amount < 0) {
      throw new IllegalArgumentException("an amount of money must not be negative: " + amount);
    }
  }
}
