package dev.sagas.services.customer.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.services.customer.domain.CreditOutcome.Refused;
import dev.sagas.services.customer.domain.CreditOutcome.Reserved;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CustomerTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  private final Customer customer = customer(100);

  @Test
  void owesNothingAndHasVersionOneWhenRegistered() {
    assertThat(customer.exposure()).isEqualTo(new Money(0, "GBP"));
    assertThat(customer.version()).isOne();
  }

  @Test
  void reservesUpToTheLastPennyOfTheLimit() {
    reserve(60);

    assertThat(reserve(40)).isInstanceOf(Reserved.class);
    assertThat(customer.exposure()).isEqualTo(customer.creditLimit());
  }

  @Test
  void refusesWhenCreditIsShortByAPenny() {
    reserve(60);

    assertThat(reserve(41)).isEqualTo(new Refused(CreditRefusal.CREDIT_LIMIT_EXCEEDED));
    assertThat(customer.exposure().amount()).isEqualTo(60);
  }

  @Test
  void refusesATotalThatWouldOverflowTheExposure() {
    Customer rich = customer(Long.MAX_VALUE);
    rich.reserve(UUID.randomUUID(), new Money(1, "GBP"), null, NOW);

    CreditOutcome outcome =
        rich.reserve(UUID.randomUUID(), new Money(Long.MAX_VALUE, "GBP"), null, NOW);

    assertThat(outcome).isEqualTo(new Refused(CreditRefusal.CREDIT_LIMIT_EXCEEDED));
    assertThat(rich.exposure().amount()).isOne();
  }

  @Test
  void refusesAnotherCurrencyEvenForNothing() {
    CreditOutcome outcome = customer.reserve(UUID.randomUUID(), new Money(0, "EUR"), null, NOW);

    assertThat(outcome).isEqualTo(new Refused(CreditRefusal.CURRENCY_MISMATCH));
  }

  @Test
  void reservesForAnOrderThatCostsNothing() {
    assertThat(customer(0).reserve(UUID.randomUUID(), new Money(0, "GBP"), null, NOW))
        .isInstanceOf(Reserved.class);
  }

  @Test
  void freesCreditForTheNextOrderWhenOneIsReleased() {
    Reserved first = (Reserved) reserve(100);

    customer.release(first.reservation(), NOW);

    assertThat(reserve(100)).isInstanceOf(Reserved.class);
  }

  @Test
  void knowsNoNegativeMoneyAndNoCurrencyOfAnotherForm() {
    assertThatThrownBy(() -> new Money(-1, "GBP")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "gbp")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Money(1, "GBPS")).isInstanceOf(IllegalArgumentException.class);
  }

  private CreditOutcome reserve(long amount) {
    return customer.reserve(UUID.randomUUID(), new Money(amount, "GBP"), null, NOW);
  }

  private static Customer customer(long limit) {
    return new Customer(UUID.randomUUID(), "Ada", "ada@example.org", new Money(limit, "GBP"), NOW);
  }
}
