package dev.sagas.services.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.event.UuidV7;
import dev.sagas.test.StatementBudgets;
import dev.sagas.test.StatementLog;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The service's part in a checkout, event by event. */
class InventoryEventsIT extends RunningInventoryService {

  private static final String PLACED = "order.placed.v1";
  private static final String CONFIRMED = "order.confirmed.v1";
  private static final String CANCELLED = "order.cancelled.v1";
  private static final String RESERVED = "inventory.stock-reserved.v1";
  private static final String REJECTED = "inventory.stock-rejected.v1";
  private static final String COMMITTED = "inventory.stock-committed.v1";
  private static final String RELEASED = "inventory.stock-released.v1";

  private final UUID order = UuidV7.next();

  @Autowired private ServiceChoreography choreography;
  @Autowired private StatementLog statements;

  @Test
  void reservesEveryLineAndLetsItLeaveOnConfirmation() {
    String mug = stocked(10);
    String cup = stocked(5);

    deliver(PLACED, order, placed(line(mug, 2), line(cup, 1), line(mug, 1)));

    JsonNode lines = published(RESERVED, order).body().path("lines");
    assertThat(lines).hasSize(2);
    assertThat(lines.findValuesAsText("sku")).containsExactlyInAnyOrder(mug, cup).isSorted();
    assertStock(mug, 10, 3);
    assertStock(cup, 5, 1);

    deliver(CONFIRMED, order, Map.of("orderId", order));

    assertThat(published(COMMITTED, order).body().path("orderId").asText())
        .isEqualTo(order.toString());
    assertStock(mug, 7, 0);
    assertStock(cup, 4, 0);
  }

  @Test
  void refusesAllWhenOneLineIsShort() {
    String mug = stocked(10);
    String cup = stocked(1);

    deliver(PLACED, order, placed(line(mug, 1), line(cup, 2)));

    assertRejected("INSUFFICIENT_STOCK", cup);
    assertStock(mug, 10, 0);
    assertStock(cup, 1, 0);
  }

  @Test
  void refusesAnUnknownProduct() {
    String mug = stocked(10);

    deliver(PLACED, order, placed(line(mug, 1), line("unheard-of", 1)));

    assertRejected("UNKNOWN_PRODUCT", "unheard-of");
    assertStock(mug, 10, 0);
  }

  /** Rule: a refused step leaves BARRED, so that a late duplicate cannot succeed. */
  @Test
  void aRefusedOrderStaysRefusedWhenStockIsBack() {
    String mug = stocked(1);
    deliver(PLACED, order, placed(line(mug, 2)));
    receive(mug, 9);

    deliver(PLACED, order, placed(line(mug, 2)));

    assertThat(publishedTypes(order)).containsExactly(REJECTED);
    assertThat(fence(order, "reserve-stock")).isEqualTo("BARRED");
    assertStock(mug, 10, 0);
  }

  /** Rule: undo looks at the state. */
  @Test
  void releasesWhatACancelledOrderHolds() {
    String mug = stocked(10);
    deliver(PLACED, order, placed(line(mug, 10)));

    cancel();

    assertThat(effect()).isEqualTo("RELEASED");
    assertStock(mug, 10, 0);
    assertThat(fence(order, "reserve-stock")).isEqualTo("COMPENSATED");
    assertThat(fence(order, "commit-stock")).isEqualTo("BARRED");
  }

  /** Rule: undo looks at the state. */
  @Test
  void putsBackWhatHasLeft() {
    String mug = stocked(10);
    deliver(PLACED, order, placed(line(mug, 4)));
    deliver(CONFIRMED, order, Map.of("orderId", order));
    assertStock(mug, 6, 0);

    cancel();

    assertThat(effect()).isEqualTo("RELEASED");
    assertStock(mug, 10, 0);
    assertThat(fence(order, "commit-stock")).isEqualTo("COMPENSATED");
  }

  @Test
  void aCancellationBeforeThePlacingKeepsStockUntouched() {
    String mug = stocked(10);

    cancel();
    deliver(PLACED, order, placed(line(mug, 4)));
    deliver(CONFIRMED, order, Map.of("orderId", order));

    assertThat(effect()).isEqualTo("NOTHING_TO_RELEASE");
    assertThat(publishedTypes(order)).containsExactly(RELEASED);
    assertStock(mug, 10, 0);
    assertThat(fence(order, "reserve-stock")).isEqualTo("BARRED");
  }

  @Test
  void aConfirmationAfterTheCancellationKeepsStockInTheHouse() {
    String mug = stocked(10);
    deliver(PLACED, order, placed(line(mug, 4)));

    cancel();
    deliver(CONFIRMED, order, Map.of("orderId", order));

    assertThat(publishedTypes(order)).containsExactly(RESERVED, RELEASED);
    assertStock(mug, 10, 0);
  }

  @Test
  void aConfirmationOfNothingChangesNothing() {
    deliver(CONFIRMED, order, Map.of("orderId", order));

    assertThat(publishedTypes(order)).isEmpty();
  }

  @Test
  void aRefusedOrderHasNothingToRelease() {
    String mug = stocked(1);
    deliver(PLACED, order, placed(line(mug, 2)));

    cancel();

    assertThat(effect()).isEqualTo("NOTHING_TO_RELEASE");
    assertStock(mug, 1, 0);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void everyEventTakesEffectOnceHoweverOftenItIsDelivered(int times) {
    String mug = stocked(10);

    deliverOften(times, PLACED, placed(line(mug, 4)));
    assertStock(mug, 10, 4);
    deliverOften(times, CONFIRMED, Map.of("orderId", order));
    assertStock(mug, 6, 0);
    deliverOften(times, CANCELLED, Map.of("orderId", order));
    assertStock(mug, 10, 0);

    assertThat(publishedTypes(order)).containsExactly(RESERVED, COMMITTED, RELEASED);
  }

  /** The inbox forgets after its retention; the fence and the states do not. */
  @Test
  void lateDuplicatesThatTheInboxHasForgottenAreHarmless() {
    String mug = stocked(10);
    deliver(PLACED, order, placed(line(mug, 4)));
    deliver(PLACED, order, placed(line(mug, 4)));
    deliver(CONFIRMED, order, Map.of("orderId", order));
    deliver(CONFIRMED, order, Map.of("orderId", order));
    deliver(PLACED, order, placed(line(mug, 4)));
    assertStock(mug, 6, 0);

    cancel();
    cancel();
    deliver(CONFIRMED, order, Map.of("orderId", order));

    assertStock(mug, 10, 0);
    assertThat(publishedTypes(order)).containsExactly(RESERVED, COMMITTED, RELEASED, RELEASED);
    assertThat(PUBLISHED.events(order))
        .extracting(event -> event.body().path("effect").asText())
        .endsWith("RELEASED", "NOTHING_TO_RELEASE");
  }

  /** However many lines an order has. */
  @Test
  void eachEventCostsTheDatabaseWhatIsWrittenBesideItsHandler() {
    StatementBudgets budgets = new StatementBudgets(choreography, statements);
    Object lines = placed(line(stocked(9), 1), line(stocked(9), 2), line(stocked(9), 3));

    measure(budgets, PLACED, lines);
    measure(budgets, CONFIRMED, Map.of("orderId", order));
    measure(budgets, CANCELLED, Map.of("orderId", order));

    assertThat(budgets.problems()).isEmpty();
  }

  private void measure(StatementBudgets budgets, String type, Object body) {
    UUID event = UuidV7.next();
    deliver(type, event, order, body);
    budgets.handled(type, event);
  }

  private void deliverOften(int times, String type, Object body) {
    UUID eventId = UuidV7.next();
    for (int i = 0; i < times; i++) {
      deliver(type, eventId, order, body);
    }
  }

  private void cancel() {
    deliver(CANCELLED, order, Map.of("orderId", order, "reason", "DEADLINE_PASSED"));
  }

  private String effect() {
    return published(RELEASED, order).body().path("effect").asText();
  }

  private void assertRejected(String reason, String sku) {
    JsonNode body = published(REJECTED, order).body();
    assertThat(body.path("reason").asText()).isEqualTo(reason);
    assertThat(body.path("skus")).hasSize(1).first().extracting(JsonNode::asText).isEqualTo(sku);
  }

  @SafeVarargs
  private Map<String, Object> placed(Map<String, Object>... lines) {
    return Map.of("orderId", order, "lines", Arrays.asList(lines), "paymentMethod", "pm_card_visa");
  }

  private static Map<String, Object> line(String sku, long quantity) {
    return Map.of("sku", sku, "quantity", quantity);
  }
}
