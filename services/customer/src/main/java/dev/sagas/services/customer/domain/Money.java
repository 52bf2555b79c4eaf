package dev.sagas.services.customer.domain;

import java.util.regex.Pattern;

/**
 * An amount of money.
 *
 * @param amount minor units (pence, cents), 0 or more
 * @param currency three capital letters, as ISO 4217 writes a code; whether the code exists is the
 *     business of whoever lets it in
 */
public record Money(long amount, String currency) {

  private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

  public Money {
    requireValid(amount, currency);
  }

  /**
   * Checks the parts of an amount of money.
   *
   * @throws IllegalArgumentException if they are none
   */
  public static void requireValid(long amount, String currency) {
    if (amount < 0) {
      throw new IllegalArgumentException("an amount of money must be 0 or more, not " + amount);
    }
    if (!CODE.matcher(currency).matches()) {
      throw new IllegalArgumentException("a currency must be three capital letters");
    }
  }
}
