package dev.sagas.services.payment;

import static dev.sagas.services.payment.TestOrder.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.services.payment.GatedProvider.Gate;
import dev.sagas.services.payment.TestOrder.Told;
import dev.sagas.services.payment.application.IdempotencyKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CancellationIT extends RunningPaymentService {

  private static final String RELEASED = "payment.released.v1";

  @Test
  void comesBeforeAnythingElseAndIsAnsweredEachTime() {
    TestOrder order = order("pm_card_visa").tell(Told.CANCELLED);
    assertReleased(order, "NOTHING_TO_RELEASE", "NOTHING_HELD");

    order.tell(Told.CANCELLED).tellAnew(Told.CANCELLED).ready();
    awaitHandled(order);

    assertThat(published(order)).containsExactly(RELEASED, RELEASED);
    assertMoney(order, 0, 0);
  }

  @Test
  void comesBeforeTheLastInput() {
    TestOrder order = order("pm_card_visa").tell(Told.PLACED, Told.CREDIT_RESERVED);
    awaitHandled(order);
    order.tell(Told.CANCELLED);
    assertReleased(order, "NOTHING_TO_RELEASE", "NOTHING_HELD");

    order.tell(Told.STOCK_RESERVED);
    awaitHandled(order);

    assertThat(published(order)).containsExactly(RELEASED);
  }

  @Test
  void voidsAnApprovalThatComesLate() throws InterruptedException {
    TestOrder order = waiting("pm_card_visa");
    Gate answer = provider().gate(IdempotencyKey.forAuthorization(paymentId(order)));
    order.tell(Told.STOCK_RESERVED);
    answer.awaitReached();
    assertMoney(order, AMOUNT, 0);

    order.tell(Told.CANCELLED);
    assertReleased(order, "RELEASED", "VOIDED");
    answer.open();
    awaitHandled(order);

    assertThat(published(order))
        .containsExactly(
            "payment.authorization-requested.v1", "payment.release-requested.v1", RELEASED);
    assertMoney(order, 0, 0);
  }

  @Test
  void refundsACaptureThatOvertookIt() throws InterruptedException {
    TestOrder order = order("pm_card_visa").ready();
    await(order, "payment.authorized.v1");
    Gate answer = provider().gate(IdempotencyKey.forCapture(paymentId(order)));
    order.tell(Told.CONFIRMED);
    answer.awaitReached();
    assertMoney(order, 0, AMOUNT);

    order.tell(Told.CANCELLED);
    assertReleased(order, "RELEASED", "REFUNDED");
    answer.open();
    awaitHandled(order);

    assertThat(published(order)).doesNotContain("payment.captured.v1");
    assertMoney(order, 0, 0);
  }

  @Test
  void isAnsweredOnlyWhenTheMoneyIsBack() throws InterruptedException {
    TestOrder order = order("pm_card_visa").ready();
    await(order, "payment.authorized.v1");
    Gate voiding = provider().gate(IdempotencyKey.forVoid(paymentId(order)));

    order.tell(Told.CANCELLED);
    voiding.awaitReached();
    assertThat(published(order)).doesNotContain(RELEASED);
    order.tellAnew(Told.CANCELLED);
    awaitHandled(order);
    assertThat(published(order)).doesNotContain(RELEASED);
    voiding.open();

    assertReleased(order, "RELEASED", "VOIDED");
    assertThat(published(order)).containsOnlyOnce(RELEASED);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void refundsACapturedPaymentOnceHoweverOftenItComes(int times) {
    TestOrder order = order("pm_card_visa").ready();
    await(order, "payment.authorized.v1");
    order.tell(Told.CONFIRMED);
    await(order, "payment.captured.v1");

    for (int i = 0; i < times; i++) {
      order.tell(Told.CANCELLED);
    }
    assertReleased(order, "RELEASED", "REFUNDED");
    order.tellAnew(Told.CANCELLED);
    awaitHandled(order);

    assertThat(provider().calls(IdempotencyKey.forRefund(paymentId(order)))).isEqualTo(1);
    assertThat(List.copyOf(events(order)).stream().filter(event -> event.type().equals(RELEASED)))
        .hasSize(2)
        .allMatch(event -> event.body().get("effect").asText().equals("RELEASED"));
    assertMoney(order, 0, 0);
  }

  @Test
  void getsBackWhatAnAuthorizationHoldsWhoseAnswerNeverComes() {
    TestOrder order = order("pm_card_timeout").ready();
    awaitState(order, "AUTHORIZING");

    order.tell(Told.CANCELLED);

    assertReleased(order, "RELEASED", "VOIDED");
    assertThat(published(order)).doesNotContain("payment.authorized.v1", "payment.declined.v1");
    assertMoney(order, 0, 0);
  }

  private TestOrder waiting(String method) {
    TestOrder order = order(method).tell(Told.PLACED, Told.CREDIT_RESERVED);
    awaitHandled(order);
    return order;
  }

  private void assertReleased(TestOrder order, String effect, String how) {
    assertThat(await(order, RELEASED).body().get("effect").asText()).isEqualTo(effect);
    assertThat(awaitState(order, "RELEASED").get("release").asText()).isEqualTo(how);
    assertMoney(order, 0, 0);
  }
}
