package dev.sagas.services.payment.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdempotencyKeyTest {

  private static final UUID PAYMENT = UUID.fromString("01890000-0000-7000-8000-000000000001");

  @Test
  void eachOperationHasAKeyOfItsOwn() {
    assertThat(keys(PAYMENT))
        .containsExactly(
            PAYMENT + ":authorize", PAYMENT + ":capture", PAYMENT + ":void", PAYMENT + ":refund");
  }

  @Test
  void isTheSameForEachRepetitionAndOtherForEachPayment() {
    assertThat(keys(PAYMENT)).containsExactlyElementsOf(keys(PAYMENT).toList());
    assertThat(keys(PAYMENT)).doesNotContainAnyElementsOf(keys(UUID.randomUUID()).toList());
  }

  private static Stream<String> keys(UUID payment) {
    return Stream.of(
            IdempotencyKey.forAuthorization(payment),
            IdempotencyKey.forCapture(payment),
            IdempotencyKey.forVoid(payment),
            IdempotencyKey.forRefund(payment))
        .map(IdempotencyKey::value);
  }
}
