package dev.sagas.services.order.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OrderTest {

  private static final Instant PLACED = Instant.parse("2026-01-02T03:04:05Z");
  private static final Instant LATER = PLACED.plusSeconds(7);
  private static final Money PRICE = new Money(295, "GBP");

  private final Order order =
      new Order(
          new UUID(0, 1),
          new UUID(0, 2),
          new Quote.Priced(List.of(new OrderLine("mug", 2, PRICE)), new Money(590, "GBP")),
          "pm_card_visa",
          PLACED);

  @Test
  void reportsWhatWasPlaced() {
    assertThat(order.placed())
        .isEqualTo(
            new OrderPlaced(
                new UUID(0, 1),
                new UUID(0, 2),
                List.of(new OrderLine("mug", 2, PRICE)),
                new Money(590, "GBP"),
                "pm_card_visa",
                PLACED));
  }

  @Test
  void keepsEveryChangeOfItsState() {
    Cancellation why = new Cancellation(CancellationReason.CAPTURE_FAILED, "expired");

    order.confirm(LATER);
    order.cancel(why, LATER);

    assertThat(order.history())
        .containsExactly(
            new StateChange(OrderState.PENDING, null, PLACED),
            new StateChange(OrderState.CONFIRMED, null, LATER),
            new StateChange(OrderState.CANCELLING, why, LATER));
  }

  @Test
  void isNotUpdatedByAnAnswerThatLeavesOthersMissing() {
    order.cancel(Cancellation.of(CancellationReason.DEADLINE_PASSED), LATER);

    order.release(Respondent.PAYMENT, LATER.plusSeconds(5));

    assertThat(order.progress().answers().include(Respondent.PAYMENT)).isTrue();
    assertThat(order.updatedAt()).isEqualTo(LATER);
    assertThat(order.history()).hasSize(2);
  }

  @Test
  void staysAsItIsWhereAnEventIsIgnored() {
    OrderProgress before = order.progress();

    Decision decision = order.complete(LATER);

    assertThat(decision).isInstanceOf(Decision.Ignored.class);
    assertThat(order.progress()).isEqualTo(before);
    assertThat(order.updatedAt()).isEqualTo(PLACED);
    assertThat(order.history()).hasSize(1);
  }
}
