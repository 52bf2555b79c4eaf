package dev.sagas.services.inventory.messaging;

import dev.sagas.services.inventory.domain.Money;
import java.util.Objects;

/**
 * Money as events write it; what breaks a rule of {@link Money} cannot be read.
 *
 * @param amount minor units
 * @param currency ISO 4217 code
 */
public record WireMoney(long amount, String currency) {

  public WireMoney {
    Objects.requireNonNull(currency, "currency");
    Money.requireValid(amount, currency);
  }

  static WireMoney of(Money money) {
    return new WireMoney(money.amount(), money.currency());
  }
}
