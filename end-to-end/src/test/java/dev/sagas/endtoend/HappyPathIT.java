package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.Books;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import dev.sagas.test.EventProbe;
import dev.sagas.test.RecordedEvent;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HappyPathIT {

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();
  private final Books books = system.books();

  @Test
  void completesAnOrderAndSettlesItEverywhere() {
    UUID customer = till.customer(100_00);
    String tea = till.product(2_50, 10);
    String pot = till.product(15_00, 3);

    UUID id = till.checkout(customer, Till.VISA, new Line(tea, 4), new Line(pot, 1));
    JsonNode order = till.awaitEnd(id);
    system.awaitQuiet();

    assertThat(order.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(order.path("total").path("amount").asLong()).isEqualTo(25_00);
    assertThat(order.path("total").path("currency").asText()).isEqualTo("GBP");
    assertThat(order.path("lines")).hasSize(2);
    assertThat(books.credit(id)).isEqualTo("SETTLED");
    assertThat(books.exposure(customer)).isZero();
    assertThat(books.stock(id)).isEqualTo("COMMITTED");
    assertThat(books.onHand(tea)).isEqualTo(6);
    assertThat(books.reserved(tea)).isZero();
    assertThat(books.onHand(pot)).isEqualTo(2);
    assertThat(books.payment(id)).isEqualTo("CAPTURED");
    assertThat(books.provider(id)).isEqualTo(Books.ProviderBooks.captured(25_00));
  }

  @Test
  void emitsEveryEventOfTheForwardFlowOnce() {
    UUID customer = till.customer(100_00);
    String sku = till.product(2_50, 10);

    try (EventProbe probe = system.probe()) {
      UUID id = till.checkout(customer, Till.VISA, new Line(sku, 1));
      probe.await("order.completed.v1", id);
      probe.await("customer.credit-settled.v1", id);
      probe.await("inventory.stock-committed.v1", id);

      assertThat(probe.events(id))
          .extracting(RecordedEvent::type)
          .containsExactlyInAnyOrder(
              "order.placed.v1",
              "customer.credit-reserved.v1",
              "inventory.stock-reserved.v1",
              "payment.authorization-requested.v1",
              "payment.authorized.v1",
              "order.confirmed.v1",
              "inventory.stock-committed.v1",
              "payment.captured.v1",
              "customer.credit-settled.v1",
              "order.completed.v1");
    }
  }

  @Test
  void takesThePriceFromTheServerAndNotFromTheRequest() {
    UUID customer = till.customer(100_00);
    String sku = till.product(9_99, 10);
    Map<String, Object> line = Map.of("sku", sku, "quantity", 1, "unitPrice", Map.of("amount", 1));
    Map<String, Object> body =
        Map.of("customerId", customer, "lines", new Object[] {line}, "paymentMethod", Till.VISA);

    Answer answer = Rest.post(till.checkoutUri(), UUID.randomUUID().toString(), body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problemFields()).containsExactly("lines[0].unitPrice");
  }

  @ParameterizedTest
  @ValueSource(strings = {"pm_card_failTwice", "pm_card_slow", "pm_card_timeoutOnce"})
  void chargesOnceThoughTheProviderIsNotWell(String method) {
    UUID customer = till.customer(100_00);
    String sku = till.product(2_50, 10);

    UUID id = till.checkout(customer, method, new Line(sku, 2));
    JsonNode order = till.awaitEnd(id);
    system.awaitQuiet();

    assertThat(order.path("state").asText()).isEqualTo("COMPLETED");
    assertThat(books.provider(id)).isEqualTo(Books.ProviderBooks.captured(5_00));
  }
}
