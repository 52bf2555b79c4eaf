package dev.sagas.services.customer.web;

import dev.sagas.services.customer.domain.Money;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * Money in requests and answers.
 *
 * @param amount minor units
 * @param currency ISO 4217 code
 */
record MoneyBody(@NotNull @PositiveOrZero Long amount, @NotNull @IsoCurrency String currency) {

  static MoneyBody of(Money money) {
    return new MoneyBody(money.amount(), money.currency());
  }

  Money toMoney() {
    return new Money(amount, currency);
  }
}
