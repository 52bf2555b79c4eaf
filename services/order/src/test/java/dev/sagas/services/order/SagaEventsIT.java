package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.UuidV7;
import dev.sagas.services.order.OrderClient.Answer;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.StatementBudgets;
import dev.sagas.test.StatementLog;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class SagaEventsIT extends RunningService {

  private static final List<String> RELEASES =
      List.of("customer.credit-released.v1", "inventory.stock-released.v1", "payment.released.v1");

  @Autowired private ServiceChoreography choreography;
  @Autowired private StatementLog statements;

  @Test
  void eachEventCostsTheDatabaseWhatIsWrittenBesideItsHandler() {
    StatementBudgets budgets = new StatementBudgets(choreography, statements);
    UUID bought = placedOrder();

    measure(budgets, bought, "payment.authorized.v1", "payment.captured.v1");
    measure(budgets, placedOrder(), "order.deadline-passed.v1");
    measure(budgets, placedOrder(), "customer.credit-rejected.v1");
    measure(budgets, placedOrder(), "payment.declined.v1");
    measure(budgets, confirmedOrder(), "payment.capture-failed.v1");
    for (String last : RELEASES) {
      UUID cancelled = placedOrder();
      measure(budgets, cancelled, "inventory.stock-rejected.v1");
      RELEASES.stream()
          .filter(type -> !type.equals(last))
          .forEach(type -> publish(type, cancelled));
      settle();
      measure(budgets, cancelled, last);
    }
    UUID listing = UuidV7.next();
    list(listing, "sku-" + listing, 1, 100, "GBP");
    settle();
    budgets.handled("inventory.product-listed.v1", listing);

    assertThat(budgets.problems()).isEmpty();
  }

  private void measure(StatementBudgets budgets, UUID order, String... types) {
    for (String type : types) {
      UUID event = UuidV7.next();
      publish(type, event, order);
      settle();
      budgets.handled(type, event);
    }
  }

  private UUID confirmedOrder() {
    UUID order = placedOrder();
    publish("payment.authorized.v1", order);
    awaitState(order, "CONFIRMED");
    return order;
  }

  @Test
  void confirmsAndCompletesAnOrder() {
    UUID order = placedOrder();
    UUID authorized = UuidV7.next();

    publish("payment.authorized.v1", authorized, order);
    RecordedEvent confirmed = probe.await("order.confirmed.v1", order);
    publish("payment.captured.v1", order);
    RecordedEvent completed = probe.await("order.completed.v1", order);

    assertThat(confirmed.causationId()).isEqualTo(authorized);
    assertThat(confirmed.body().get("total").get("amount").asLong()).isEqualTo(5098);
    assertThat(completed.body().get("total").get("currency").asText()).isEqualTo("GBP");
    awaitState(order, "COMPLETED");
  }

  @ParameterizedTest
  @CsvSource({
    "customer.credit-rejected.v1, CREDIT_REJECTED, BECAUSE",
    "inventory.stock-rejected.v1, STOCK_REJECTED, 'BECAUSE: a, b'",
    "payment.declined.v1, PAYMENT_DECLINED, BECAUSE",
    "order.deadline-passed.v1, DEADLINE_PASSED,"
  })
  void cancelsAPendingOrderUponARefusal(String type, String reason, String detail) {
    UUID order = placedOrder();

    publish(type, order);

    JsonNode cancelled = probe.await("order.cancelled.v1", order).body();
    assertThat(cancelled.get("reason").asText()).isEqualTo(reason);
    assertThat(cancelled.path("detail").asText(null)).isEqualTo(detail);
    awaitState(order, "CANCELLING");
    JsonNode shown = client.order(order).json();
    assertThat(shown.get("reason").asText()).isEqualTo(reason);
    assertThat(shown.get("reasonDetail").asText(null)).isEqualTo(detail);
  }

  @Test
  void cancelsAConfirmedOrderWhoseCaptureFailed() {
    UUID order = confirmedOrder();

    publish("payment.capture-failed.v1", order);

    assertThat(probe.await("order.cancelled.v1", order).body().get("reason").asText())
        .isEqualTo("CAPTURE_FAILED");
  }

  @Test
  void forgetsTheDeadlineOfAnOrderThatIsNotPendingAnyMore() {
    UUID pending = placedOrder();
    UUID confirmed = confirmedOrder();
    UUID cancelled = placedOrder();
    client.cancel(cancelled, "{}");

    assertThat(deadlines(pending)).isEqualTo(1);
    assertThat(deadlines(confirmed)).isZero();
    assertThat(deadlines(cancelled)).isZero();
  }

  private long deadlines(UUID order) {
    return jdbc.sql(
            "select count(*) from saga.outbox where saga_id = :order and publish_at is not null")
        .param("order", order)
        .query(Long.class)
        .single();
  }

  @Test
  void ignoresADeadlineThatFindsAConfirmedOrder() {
    UUID order = confirmedOrder();

    publish("order.deadline-passed.v1", order);
    settle();

    assertThat(client.order(order).json().get("state").asText()).isEqualTo("CONFIRMED");
    assertThat(types(order)).containsExactly("order.placed.v1", "order.confirmed.v1");
  }

  @Test
  void ignoresAnAuthorisationThatComesAfterTheCancellation() {
    UUID order = placedOrder();
    client.cancel(order, "{}");

    publish("payment.authorized.v1", order);
    settle();

    assertThat(client.order(order).json().get("state").asText()).isEqualTo("CANCELLING");
    assertThat(types(order)).containsExactly("order.placed.v1", "order.cancelled.v1");
  }

  @Test
  void closesAnOrderWhenAllThreeHaveAnswered() {
    UUID order = placedOrder();
    publish("inventory.stock-rejected.v1", order);
    awaitState(order, "CANCELLING");

    publishReleases(order);

    assertThat(probe.await("order.closed.v1", order).body().get("reason").asText())
        .isEqualTo("STOCK_REJECTED");
    awaitState(order, "CANCELLED");
  }

  @Test
  void missesNoAnswerWhenAllThreeComeAtTheSameMoment() {
    List<UUID> orders = Stream.generate(this::placedOrder).limit(20).toList();
    orders.forEach(order -> client.cancel(order, "{}"));

    orders.parallelStream().forEach(this::publishReleases);

    orders.forEach(order -> awaitState(order, "CANCELLED"));
    settle();
    assertThat(orders)
        .allSatisfy(order -> assertThat(types(order)).containsOnlyOnce("order.closed.v1"));
  }

  @Test
  void waitsForTheThirdHoweverOftenTheOthersAnswer() {
    UUID order = placedOrder();
    publish("payment.declined.v1", order);
    awaitState(order, "CANCELLING");

    publish("customer.credit-released.v1", order);
    publish("customer.credit-released.v1", order);
    publish("inventory.stock-released.v1", order);
    publish("inventory.stock-released.v1", order);
    settle();

    assertThat(client.order(order).json().get("state").asText()).isEqualTo("CANCELLING");
    publish("payment.released.v1", order);
    awaitState(order, "CANCELLED");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void takesEachEventOnceHoweverOftenItComes(int times) {
    UUID order = placedOrder();

    for (String type : List.of("payment.authorized.v1", "payment.captured.v1")) {
      UUID event = UuidV7.next();
      repeat(times, () -> publish(type, event, order));
      awaitState(order, type.contains("authorized") ? "CONFIRMED" : "COMPLETED");
    }
    client.cancel(order, "{}");
    for (String by :
        List.of(
            "customer.credit-released.v1", "inventory.stock-released.v1", "payment.released.v1")) {
      UUID event = UuidV7.next();
      repeat(times, () -> publish(by, event, order));
    }
    awaitState(order, "CANCELLED");
    settle();

    assertThat(types(order))
        .containsExactly(
            "order.placed.v1",
            "order.confirmed.v1",
            "order.completed.v1",
            "order.cancelled.v1",
            "order.closed.v1");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void takesRefusalsOnceHoweverManyCome(int times) {
    UUID order = placedOrder();

    repeat(times, () -> publish("customer.credit-rejected.v1", order));
    repeat(times, () -> publish("inventory.stock-rejected.v1", order));
    awaitState(order, "CANCELLING");
    settle();

    assertThat(types(order)).containsExactly("order.placed.v1", "order.cancelled.v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PENDING", "CONFIRMED", "COMPLETED"})
  void cancelsOnRequestFromEveryStateThatStillHoldsSomething(String state) {
    UUID order = placedOrder();
    lead(order, state);

    Answer answer = client.cancel(order, "{\"reason\": \"Ordered twice\"}");

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("state").asText()).isEqualTo("CANCELLING");
    JsonNode cancelled = probe.await("order.cancelled.v1", order).body();
    assertThat(cancelled.get("reason").asText()).isEqualTo("CANCELLATION_REQUESTED");
    assertThat(cancelled.get("detail").asText()).isEqualTo("Ordered twice");
  }

  @Test
  void acceptsARepeatedCancellationWithoutRepeatingIt() {
    UUID order = placedOrder();
    client.cancel(order, "{\"reason\": \"first\"}");

    Answer again = client.cancel(order, "{\"reason\": \"second\"}");
    settle();

    assertThat(again.status()).isEqualTo(202);
    assertThat(again.json().get("reasonDetail").asText()).isEqualTo("first");
    assertThat(types(order)).containsExactly("order.placed.v1", "order.cancelled.v1");
  }

  @Test
  void refusesToCancelWhatIsCancelled() {
    UUID order = placedOrder();
    client.cancel(order, "");
    publishReleases(order);
    awaitState(order, "CANCELLED");

    Answer answer = client.cancel(order, "{}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.json().get("state").asText()).isEqualTo("CANCELLED");
  }

  @Test
  void triesAnEventOfAnUnknownOrderAgainInsteadOfHidingIt() {
    UUID unknown = UuidV7.next();
    UUID event = UuidV7.next();

    publish("payment.declined.v1", event, unknown);

    Awaitility.await().until(() -> retries() >= 1.0);
    assertThat(
            jdbc.sql("select count(*) from saga.inbox where event_id = :event")
                .param("event", event)
                .query(Long.class)
                .single())
        .isZero();
  }

  private double retries() {
    JsonNode meter =
        client
            .get(
                "/actuator/metrics/saga.inbox.handled?tag=type:payment.declined.v1&tag=outcome:retry")
            .json();
    return meter.path("measurements").path(0).path("value").asDouble();
  }

  private void lead(UUID order, String state) {
    if (!state.equals("PENDING")) {
      publish("payment.authorized.v1", order);
      awaitState(order, "CONFIRMED");
    }
    if (state.equals("COMPLETED")) {
      publish("payment.captured.v1", order);
      awaitState(order, "COMPLETED");
    }
  }

  private static List<String> types(UUID order) {
    return probe.events(order).stream()
        .map(RecordedEvent::type)
        .filter(type -> !type.equals("order.deadline-passed.v1"))
        .toList();
  }

  private static void repeat(int times, Runnable action) {
    for (int i = 0; i < times; i++) {
      action.run();
    }
  }
}
