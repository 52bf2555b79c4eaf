package dev.sagas.services.customer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.UuidV7;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.StatementBudgets;
import dev.sagas.test.StatementLog;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The service's part in a checkout, event by event. */
class CustomerEventsIT extends RunningCustomerService {

  private static final String PLACED = "order.placed.v1";
  private static final String CAPTURED = "payment.captured.v1";
  private static final String CANCELLED = "order.cancelled.v1";
  private static final String RESERVED = "customer.credit-reserved.v1";
  private static final String REJECTED = "customer.credit-rejected.v1";
  private static final String SETTLED = "customer.credit-settled.v1";
  private static final String RELEASED = "customer.credit-released.v1";

  private final UUID order = UuidV7.next();

  @Autowired private ServiceChoreography choreography;
  @Autowired private StatementLog statements;

  @Test
  void reservesAndSettlesThePaidOrder() {
    UUID customer = register(1_000);

    deliver(PLACED, order, placed(customer, 400, "GBP"));

    RecordedEvent reserved = published(RESERVED, order);
    assertThat(reserved.body().at("/customerId").asText()).isEqualTo(customer.toString());
    assertThat(reserved.body().at("/amount/amount").asLong()).isEqualTo(400);
    assertThat(exposure(customer)).isEqualTo(400);

    deliver(CAPTURED, order, of(customer));

    assertThat(published(SETTLED, order).body().at("/amount/amount").asLong()).isEqualTo(400);
    assertThat(exposure(customer)).isZero();
    assertThat(publishedTypes(order)).containsExactly(RESERVED, SETTLED);
  }

  @Test
  void releasesWhatACancelledOrderHolds() {
    UUID customer = register(1_000);
    deliver(PLACED, order, placed(customer, 1_000, "GBP"));

    deliver(CANCELLED, order, of(customer));

    assertThat(effect()).isEqualTo("RELEASED");
    assertThat(exposure(customer)).isZero();
    assertThat(fence(order, "reserve-credit")).isEqualTo("COMPENSATED");
    assertThat(fence(order, "settle-credit")).isEqualTo("BARRED");
  }

  @Test
  void settledCreditAnswersNothingToRelease() {
    UUID customer = register(1_000);
    deliver(PLACED, order, placed(customer, 400, "GBP"));
    deliver(CAPTURED, order, of(customer));

    deliver(CANCELLED, order, of(customer));

    assertThat(effect()).isEqualTo("NOTHING_TO_RELEASE");
    assertThat(exposure(customer)).isZero();
    assertThat(state()).isEqualTo("SETTLED");
  }

  @Test
  void refusesAnUnknownCustomer() {
    deliver(PLACED, order, placed(UuidV7.next(), 1, "GBP"));

    assertThat(reason()).isEqualTo("UNKNOWN_CUSTOMER");
  }

  @Test
  void refusesWhenCreditIsShort() {
    UUID customer = register(1_000);

    deliver(PLACED, order, placed(customer, 1_001, "GBP"));

    assertThat(reason()).isEqualTo("CREDIT_LIMIT_EXCEEDED");
    assertThat(exposure(customer)).isZero();
  }

  @Test
  void refusesAnotherCurrency() {
    UUID customer = register(1_000);

    deliver(PLACED, order, placed(customer, 1, "EUR"));

    assertThat(reason()).isEqualTo("CURRENCY_MISMATCH");
  }

  /** Rule: a refused step leaves BARRED, so that a late duplicate cannot succeed. */
  @Test
  void aRefusedOrderStaysRefusedWhenCreditIsBack() {
    UUID customer = register(1_000);
    UUID earlier = UuidV7.next();
    deliver(PLACED, earlier, placed(earlier, customer, 1_000, "GBP"));
    deliver(PLACED, order, placed(customer, 600, "GBP"));
    deliver(CANCELLED, earlier, of(earlier, customer));

    deliver(PLACED, order, placed(customer, 600, "GBP"));

    assertThat(publishedTypes(order)).containsExactly(REJECTED);
    assertThat(fence(order, "reserve-credit")).isEqualTo("BARRED");
    assertThat(exposure(customer)).isZero();
  }

  @Test
  void aCancellationBeforeThePlacingKeepsCreditUntouched() {
    UUID customer = register(1_000);

    deliver(CANCELLED, order, of(customer));
    deliver(PLACED, order, placed(customer, 400, "GBP"));
    deliver(CAPTURED, order, of(customer));

    assertThat(effect()).isEqualTo("NOTHING_TO_RELEASE");
    assertThat(publishedTypes(order)).containsExactly(RELEASED);
    assertThat(exposure(customer)).isZero();
    assertThat(fence(order, "reserve-credit")).isEqualTo("BARRED");
  }

  @Test
  void answersACancellationOfWhatIsNotKnownAtAll() {
    UUID stranger = UuidV7.next();

    deliver(CANCELLED, order, of(stranger));

    assertThat(effect()).isEqualTo("NOTHING_TO_RELEASE");
    assertThat(published(RELEASED, order).body().at("/customerId").asText())
        .isEqualTo(stranger.toString());
  }

  @Test
  void aSettlementOfNothingChangesNothing() {
    UUID customer = register(1_000);

    deliver(CAPTURED, order, of(customer));

    assertThat(publishedTypes(order)).isEmpty();
    assertThat(exposure(customer)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void everyEventTakesEffectOnceHoweverOftenItIsDelivered(int times) {
    UUID customer = register(1_000);

    deliverOften(times, PLACED, placed(customer, 400, "GBP"));
    assertThat(exposure(customer)).isEqualTo(400);
    deliverOften(times, CAPTURED, of(customer));
    deliverOften(times, CANCELLED, of(customer));

    assertThat(publishedTypes(order)).containsExactly(RESERVED, SETTLED, RELEASED);
    assertThat(exposure(customer)).isZero();
  }

  /** The inbox forgets after its retention; the fence and the states do not. */
  @Test
  void aLateDuplicateThatTheInboxHasForgottenIsHarmless() {
    UUID customer = register(1_000);
    deliver(PLACED, order, placed(customer, 400, "GBP"));
    deliver(PLACED, order, placed(customer, 400, "GBP"));
    deliver(CAPTURED, order, of(customer));
    deliver(CAPTURED, order, of(customer));
    deliver(PLACED, order, placed(customer, 400, "GBP"));

    assertThat(publishedTypes(order)).containsExactly(RESERVED, SETTLED);
    assertThat(exposure(customer)).isZero();
  }

  @Test
  void answersEachOfSeveralCancellationsButReleasesOnce() {
    UUID customer = register(1_000);
    deliver(PLACED, order, placed(customer, 400, "GBP"));

    deliver(CANCELLED, order, of(customer));
    deliver(CANCELLED, order, of(customer));

    assertThat(publishedTypes(order)).containsExactly(RESERVED, RELEASED, RELEASED);
    assertThat(PUBLISHED.events(order))
        .extracting(event -> event.body().path("effect").asText())
        .containsExactly("", "RELEASED", "NOTHING_TO_RELEASE");
    assertThat(exposure(customer)).isZero();
  }

  @Test
  void eachEventCostsTheDatabaseWhatIsWrittenBesideItsHandler() {
    StatementBudgets budgets = new StatementBudgets(choreography, statements);
    UUID customer = register(1_000);
    UUID other = UuidV7.next();

    measure(budgets, PLACED, order, placed(customer, 400, "GBP"));
    measure(budgets, CAPTURED, order, of(customer));
    measure(budgets, PLACED, other, placed(other, customer, 400, "GBP"));
    measure(budgets, CANCELLED, other, of(other, customer));

    assertThat(budgets.problems()).isEmpty();
  }

  private void measure(StatementBudgets budgets, String type, UUID saga, Object body) {
    UUID event = UuidV7.next();
    deliver(type, event, saga, body);
    budgets.handled(type, event);
  }

  private void deliverOften(int times, String type, Object body) {
    UUID eventId = UuidV7.next();
    for (int i = 0; i < times; i++) {
      deliver(type, eventId, order, body);
    }
  }

  private UUID register(long limit) {
    JsonNode customer =
        bodyOf(
            post(
                "/customers",
                """
                {"name": "Ada", "email": "ada@example.org",
                 "creditLimit": {"amount": %d, "currency": "GBP"}}"""
                    .formatted(limit)));
    return UUID.fromString(customer.path("id").asText());
  }

  private long exposure(UUID customer) {
    return get("/customers/" + customer).at("/exposure/amount").asLong();
  }

  private String state() {
    return jdbc.sql("select state from credit_reservation where order_id = :order")
        .param("order", order)
        .query(String.class)
        .single();
  }

  private String effect() {
    return published(RELEASED, order).body().path("effect").asText();
  }

  private String reason() {
    return published(REJECTED, order).body().path("reason").asText();
  }

  private Map<String, Object> placed(UUID customer, long amount, String currency) {
    return placed(order, customer, amount, currency);
  }

  private static Map<String, Object> placed(
      UUID order, UUID customer, long amount, String currency) {
    return Map.of(
        "orderId",
        order,
        "customerId",
        customer,
        "total",
        Map.of("amount", amount, "currency", currency),
        "paymentMethod",
        "pm_card_visa");
  }

  private Map<String, Object> of(UUID customer) {
    return of(order, customer);
  }

  private static Map<String, Object> of(UUID order, UUID customer) {
    return Map.of("orderId", order, "customerId", customer);
  }
}
