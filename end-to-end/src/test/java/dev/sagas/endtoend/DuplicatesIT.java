package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import dev.sagas.test.EventProbe;
import dev.sagas.test.EventPublisher;
import dev.sagas.test.RecordedEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Delivery is at least once: a second and a third one of any event changes nothing. */
class DuplicatesIT {

  private static final List<String> TABLES =
      List.of(
          "order: select state, reason, total_amount, updated_at from orders where id = ?",
          "order: select state, changed_at from order_state_change where order_id = ? order by sequence",
          "customer: select state, amount, reserved_at, ended_at from credit_reservation where order_id = ?",
          "inventory: select state, reserved_at, committed_at, released_at from stock_reservation where order_id = ?",
          "payment: select state, amount, updated_at, release from payment where order_id = ?");

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();
  private final Books books = system.books();
  private final EventPublisher publisher = system.servers().publisher();

  @Test
  void changesNothingWhenEveryEventOfACompletedOrderComesTwiceAndThrice() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 100);

    try (EventProbe probe = system.probe()) {
      UUID order = till.checkout(customer, Till.VISA, new Line(sku, 3));
      till.awaitState(order, "COMPLETED");
      system.awaitQuiet();

      assertNothingChanges(order, probe);
      assertThat(books.onHand(sku)).isEqualTo(97);
      assertThat(books.provider(order)).isEqualTo(Books.ProviderBooks.captured(3_00));
    }
  }

  @Test
  void changesNothingWhenEveryEventOfARefundedOrderComesTwiceAndThrice() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 100);

    try (EventProbe probe = system.probe()) {
      UUID order = till.checkout(customer, Till.VISA, new Line(sku, 3));
      till.awaitState(order, "COMPLETED");
      system.awaitQuiet();
      till.cancel(order);
      till.awaitState(order, "CANCELLED");
      system.awaitQuiet();

      assertNothingChanges(order, probe);
      assertThat(books.onHand(sku)).isEqualTo(100);
      assertThat(books.provider(order)).isEqualTo(Books.ProviderBooks.refunded(3_00));
    }
  }

  /** The inbox forgets after its retention; fence and states do not. */
  @Test
  void changesNoMoneyAndNoStockWhenTheInboxHasForgottenTheEvents() {
    UUID customer = till.customer(1_000_00);
    String sku = till.product(1_00, 100);

    try (EventProbe probe = system.probe()) {
      UUID order = till.checkout(customer, Till.VISA, new Line(sku, 3));
      till.awaitState(order, "COMPLETED");
      system.awaitQuiet();
      List<RecordedEvent> events = probe.events(order);
      CheckoutSystem.SERVICES.forEach(
          service -> books.of(service).sql("delete from saga.inbox").update());

      String before = picture(order);
      events.forEach(this::publishAgain);
      awaitConsumed(events);
      system.awaitQuiet();

      assertThat(picture(order)).isEqualTo(before);
      assertThat(books.onHand(sku)).isEqualTo(97);
      assertThat(books.provider(order)).isEqualTo(Books.ProviderBooks.captured(3_00));
    }
  }

  private void assertNothingChanges(UUID order, EventProbe probe) {
    List<RecordedEvent> events = probe.events(order);
    String before = picture(order);
    for (int delivery = 2; delivery <= 3; delivery++) {
      events.forEach(this::publishAgain);
    }
    UUID last = witness();
    system.awaitQuiet();

    assertThat(picture(order)).isEqualTo(before);
    assertThat(probe.events(order)).hasSize(3 * events.size());
    assertThat(till.order(last).path("state").asText()).isEqualTo("COMPLETED");
  }

  /** An order that went through after the duplicates shows that they have been read. */
  private UUID witness() {
    UUID customer = till.customer(1_000_00);
    UUID order = till.checkout(customer, Till.VISA, new Line(till.product(1_00, 1), 1));
    till.awaitEnd(order);
    return order;
  }

  private void awaitConsumed(List<RecordedEvent> events) {
    Awaitility.await("the events to be in the inboxes again")
        .atMost(Duration.ofSeconds(30))
        .until(() -> events.stream().filter(this::isWanted).allMatch(this::isInAnInbox));
  }

  private boolean isWanted(RecordedEvent event) {
    return !List.of(
            "order.completed.v1",
            "order.closed.v1",
            "customer.credit-settled.v1",
            "inventory.stock-committed.v1")
        .contains(event.type());
  }

  private boolean isInAnInbox(RecordedEvent event) {
    return CheckoutSystem.SERVICES.stream()
        .anyMatch(
            service ->
                books.count(
                        service, "select count(*) from saga.inbox where event_id = ?", event.id())
                    > 0);
  }

  private void publishAgain(RecordedEvent event) {
    BasicProperties properties = publisher.properties(event.type(), event.id(), event.sagaId());
    publisher.publish(
        event.type().substring(0, event.type().indexOf('.')),
        properties,
        event.body().toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Everything that the four databases hold of an order. */
  private String picture(UUID order) {
    StringBuilder picture = new StringBuilder();
    for (String entry : TABLES) {
      String service = entry.substring(0, entry.indexOf(':'));
      String sql = entry.substring(entry.indexOf(':') + 1);
      picture.append(books.of(service).sql(sql).param(order).query().listOfRows()).append('\n');
    }
    return picture.append(books.provider(order)).toString();
  }
}
