package dev.sagas.services.payment;

import static dev.sagas.services.payment.TestOrder.AMOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.services.payment.TestOrder.Told;
import dev.sagas.services.payment.application.IdempotencyKey;
import dev.sagas.services.payment.messaging.EventSchemas;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.StatementBudgets;
import dev.sagas.test.StatementLog;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class CheckoutIT extends RunningPaymentService {

  private static final String[] UNTIL_CAPTURED = {
    "payment.authorization-requested.v1", "payment.authorized.v1", "payment.captured.v1"
  };

  @Autowired private ServiceChoreography choreography;
  @Autowired private StatementLog statements;

  private static Stream<List<Told>> arrivalOrders() {
    Told order = Told.PLACED;
    Told credit = Told.CREDIT_RESERVED;
    Told stock = Told.STOCK_RESERVED;
    return Stream.of(
        List.of(order, credit, stock),
        List.of(order, stock, credit),
        List.of(credit, order, stock),
        List.of(credit, stock, order),
        List.of(stock, order, credit),
        List.of(stock, credit, order));
  }

  @ParameterizedTest
  @MethodSource("arrivalOrders")
  void takesTheMoneyWhateverOrderTheInputsComeIn(List<Told> arrival) {
    TestOrder order = order("pm_card_visa");

    arrival.forEach(
        told -> {
          order.tell(told);
          awaitHandled(order);
        });
    await(order, "payment.authorized.v1");
    assertMoney(order, AMOUNT, 0);
    order.tell(Told.CONFIRMED);

    RecordedEvent captured = await(order, "payment.captured.v1");
    assertThat(captured.body().at("/amount/amount").asLong()).isEqualTo(AMOUNT);
    assertThat(published(order)).containsExactly(UNTIL_CAPTURED);
    assertThat(payment(order).get("state").asText()).isEqualTo("CAPTURED");
    assertMoney(order, 0, AMOUNT);
  }

  /** What the simulated provider writes is not ours. */
  @Test
  void eachEventCostsTheDatabaseWhatIsWrittenBesideItsHandler() {
    StatementBudgets budgets = new StatementBudgets(choreography, statements, CheckoutIT::isOurs);

    for (List<Told> arrival : arrivalOrders().toList()) {
      TestOrder order = order("pm_card_visa");
      for (Told told : arrival) {
        UUID event = order.tell(told).eventId(told);
        awaitHandled(order);
        budgets.handled(told.type(), event);
      }
      await(order, "payment.authorized.v1");
      measureOwn(budgets, order, "payment.authorization-requested.v1");
      UUID confirmed = order.tell(Told.CONFIRMED).eventId(Told.CONFIRMED);
      await(order, "payment.captured.v1");
      budgets.handled(Told.CONFIRMED.type(), confirmed);
      UUID cancelled = order.tell(Told.CANCELLED).eventId(Told.CANCELLED);
      await(order, "payment.released.v1");
      budgets.handled(Told.CANCELLED.type(), cancelled);
      measureOwn(budgets, order, "payment.release-requested.v1");
    }

    assertThat(budgets.problems()).isEmpty();
  }

  private static boolean isOurs(String statement) {
    return !statement.contains("provider_payment ") && !statement.contains("provider_request ");
  }

  private static void measureOwn(StatementBudgets budgets, TestOrder order, String type) {
    budgets.handled(type, await(order, type).id());
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void takesTheMoneyOnceHoweverOftenEachEventComes(int deliveries) {
    TestOrder order = order("pm_card_visa");

    for (Told told : List.of(Told.STOCK_RESERVED, Told.PLACED, Told.CREDIT_RESERVED)) {
      repeat(deliveries, () -> order.tell(told));
    }
    await(order, "payment.authorized.v1");
    repeat(deliveries, () -> order.tell(Told.CONFIRMED));
    await(order, "payment.captured.v1");
    repeat(deliveries, () -> order.tellAnew(Told.CONFIRMED));
    repeat(deliveries, () -> order.tellAnew(Told.PLACED));
    awaitHandled(order);

    assertThat(published(order)).containsExactly(UNTIL_CAPTURED);
    assertThat(provider().calls(IdempotencyKey.forAuthorization(paymentId(order)))).isEqualTo(1);
    // Deliveries at the same moment may each call, under one key.
    assertThat(provider().calls(IdempotencyKey.forCapture(paymentId(order))))
        .isBetween(1L, (long) deliveries);
    assertMoney(order, 0, AMOUNT);
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_chargeDeclined, card_declined",
    "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds",
    "pm_card_chargeDeclinedExpiredCard, expired_card",
    "pm_card_chargeDeclinedProcessingError, processing_error",
    "pm_card_ofAnotherPlanet, invalid_payment_method"
  })
  void reportsADeclineAndHoldsNothing(String method, String reason) {
    TestOrder order = order(method).ready();

    assertThat(await(order, "payment.declined.v1").body().get("reason").asText()).isEqualTo(reason);
    order.tell(Told.CANCELLED);

    assertThat(await(order, "payment.released.v1").body().get("effect").asText())
        .isEqualTo("NOTHING_TO_RELEASE");
    assertMoney(order, 0, 0);
  }

  @ParameterizedTest
  @CsvSource({"pm_card_timeoutOnce, 2", "pm_card_failTwice, 3", "pm_card_slow, 1"})
  void getsTheAnswerInTheEndAndChargesOnce(String method, int calls) {
    TestOrder order = order(method).ready();

    await(order, "payment.authorized.v1");

    assertThat(published(order)).doesNotContain("payment.declined.v1");
    assertThat(provider().calls(IdempotencyKey.forAuthorization(paymentId(order))))
        .isEqualTo(calls);
    assertMoney(order, AMOUNT, 0);
  }

  @Test
  void chargesOnceThoughItWasKilledBetweenEachAnswerAndItsRecord() {
    TestOrder order = order("pm_card_visa").tell(Told.PLACED);
    awaitHandled(order);
    IdempotencyKey authorization = IdempotencyKey.forAuthorization(paymentId(order));
    IdempotencyKey capture = IdempotencyKey.forCapture(paymentId(order));
    IdempotencyKey refund = IdempotencyKey.forRefund(paymentId(order));
    Stream.of(authorization, capture, refund).forEach(provider()::killAfter);

    order.tell(Told.CREDIT_RESERVED, Told.STOCK_RESERVED);
    await(order, "payment.authorized.v1");
    assertMoney(order, AMOUNT, 0);
    order.tell(Told.CONFIRMED);
    await(order, "payment.captured.v1");
    assertMoney(order, 0, AMOUNT);
    order.tell(Told.CANCELLED);
    await(order, "payment.released.v1");

    assertMoney(order, 0, 0);
    assertThat(Stream.of(authorization, capture, refund).map(provider()::calls))
        .containsExactly(2L, 2L, 2L);
    assertThat(published(order)).doesNotHaveDuplicates().hasSize(5);
  }

  @Test
  void voidsTheAuthorizationOfARefusedCapture() {
    TestOrder order = order("pm_card_captureFail").ready();
    await(order, "payment.authorized.v1");
    order.tell(Told.CONFIRMED);

    assertThat(await(order, "payment.capture-failed.v1").body().get("reason").asText())
        .isEqualTo("capture_failed");
    assertMoney(order, AMOUNT, 0);
    order.tell(Told.CANCELLED);

    assertThat(await(order, "payment.released.v1").body().get("effect").asText())
        .isEqualTo("RELEASED");
    assertThat(payment(order).get("release").asText()).isEqualTo("VOIDED");
    assertMoney(order, 0, 0);
  }

  @Test
  void publishesWhatItsSchemasPromiseAndNamesTheCause() {
    TestOrder order = order("pm_card_mastercard").ready();
    await(order, "payment.authorized.v1");
    order.tell(Told.CONFIRMED);
    await(order, "payment.captured.v1");
    order.tell(Told.CANCELLED);
    await(order, "payment.released.v1");

    assertThat(events(order)).hasSize(5);
    for (RecordedEvent event : events(order)) {
      assertThat(EventSchemas.problems(event.type(), event.body())).isEmpty();
      assertThat(event.causationId()).as(event.type()).isNotNull();
    }
  }

  @Test
  void knowsNothingOfAnOrderThatNobodyToldOf() {
    JsonNode problem = payment(order("pm_card_visa"));

    assertThat(problem.get("status").asInt()).isEqualTo(404);
    assertThat(problem.get("title").asText()).isEqualTo("Unknown payment");
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }
}
