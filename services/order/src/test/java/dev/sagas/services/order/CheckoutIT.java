package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.order.OrderClient.Answer;
import dev.sagas.test.RecordedEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CheckoutIT extends RunningService {

  @Test
  void acceptsAnOrderAtOurPrices() {
    String mug = product(295);
    String lamp = product(4_508);
    UUID customer = UUID.randomUUID();

    Answer answer =
        client.checkout(
            CheckoutJson.of(customer, CheckoutJson.line(mug, 2), CheckoutJson.line(lamp, 1)));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.header("Location")).isEqualTo("/orders/" + answer.orderId());
    assertThat(answer.orderId().version()).isEqualTo(7);
    JsonNode order = answer.json();
    assertThat(order.fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "customerId",
            "state",
            "reason",
            "reasonDetail",
            "lines",
            "total",
            "placedAt",
            "updatedAt");
    assertThat(order.get("customerId").asText()).isEqualTo(customer.toString());
    assertThat(order.get("state").asText()).isEqualTo("PENDING");
    assertThat(order.get("reason").isNull()).isTrue();
    assertThat(order.get("lines").toString())
        .isEqualTo(
            """
            [{"sku":"%s","quantity":2,"unitPrice":{"amount":295,"currency":"GBP"}},\
            {"sku":"%s","quantity":1,"unitPrice":{"amount":4508,"currency":"GBP"}}]"""
                .formatted(mug, lamp));
    assertThat(order.get("total").toString()).isEqualTo("{\"amount\":5098,\"currency\":\"GBP\"}");
  }

  @Test
  void showsLaterWhatItAnsweredAtFirst() {
    Answer placed = client.checkout(CheckoutJson.of(product(100), 3));

    Answer shown = client.order(placed.orderId());

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.body()).isEqualTo(placed.body());
  }

  @Test
  void announcesTheOrderToTheOtherParticipants() {
    String mug = product(295);
    UUID customer = UUID.randomUUID();

    UUID id = client.checkout(CheckoutJson.of(customer, CheckoutJson.line(mug, 2))).orderId();

    RecordedEvent placed = probe.await("order.placed.v1", id);
    assertThat(placed.causationId()).isNull();
    assertThat(placed.body().get("orderId").asText()).isEqualTo(id.toString());
    assertThat(placed.body().get("customerId").asText()).isEqualTo(customer.toString());
    assertThat(placed.body().get("paymentMethod").asText()).isEqualTo("pm_card_visa");
    assertThat(placed.body().get("total").get("amount").asLong()).isEqualTo(590);
    assertThat(placed.body().get("lines").get(0).get("sku").asText()).isEqualTo(mug);
  }

  @Test
  void schedulesTheDeadlineWithTheOrder() {
    Answer placed = client.checkout(CheckoutJson.of(product(100), 1));

    OffsetDateTime due =
        jdbc.sql(
                """
                select publish_at from saga.outbox
                where saga_id = :order and event_type = 'order.deadline-passed.v1'
                """)
            .param("order", placed.orderId())
            .query(OffsetDateTime.class)
            .single();
    assertThat(due.toInstant())
        .isEqualTo(
            Instant.parse(placed.json().get("placedAt").asText()).plus(Duration.ofSeconds(60)));
  }

  @Test
  void mergesLinesOfTheSameProduct() {
    String mug = product(295);

    Answer answer =
        client.checkout(
            CheckoutJson.of(
                UUID.randomUUID(), CheckoutJson.line(mug, 2), CheckoutJson.line(mug, 3)));

    assertThat(answer.json().get("lines")).hasSize(1);
    assertThat(answer.json().get("lines").get(0).get("quantity").asInt()).isEqualTo(5);
  }

  @Test
  void waitsForAProductThatWasListedAMomentAgo() {
    String sku = "sku-" + UUID.randomUUID();

    CompletableFuture<Answer> answer =
        client.checkoutLater(UUID.randomUUID().toString(), CheckoutJson.of(sku, 1));
    list(sku, 1, 100, "GBP");

    assertThat(answer.join().status()).isEqualTo(202);
  }

  @Test
  void acceptsTenThousandLines() {
    String lines =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "('bulk-%d', 1, 3, 'GBP')".formatted(i))
            .collect(Collectors.joining(","));
    jdbc.sql("insert into price_list (sku, version, amount, currency) values " + lines).update();
    String[] all =
        IntStream.range(0, 10_000)
            .mapToObj(i -> CheckoutJson.line("bulk-" + i, 1))
            .toArray(String[]::new);

    Answer answer = client.checkout(CheckoutJson.of(UUID.randomUUID(), all));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().get("total").get("amount").asLong()).isEqualTo(30_000);
    assertThat(probe.await("order.placed.v1", answer.orderId()).body().get("lines"))
        .hasSize(10_000);
  }

  @Test
  void refusesAnOrderThatIsTooLargeToBeAnnounced() {
    String rows =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "('%s%05d', 1, 3, 'GBP')".formatted("x".repeat(59), i))
            .collect(Collectors.joining(","));
    jdbc.sql("insert into price_list (sku, version, amount, currency) values " + rows).update();
    String[] all =
        IntStream.range(0, 10_000)
            .mapToObj(i -> CheckoutJson.line("%s%05d".formatted("x".repeat(59), i), 1))
            .toArray(String[]::new);

    Answer answer = client.checkout(CheckoutJson.of(UUID.randomUUID(), all));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().get("errors").get(0).get("field").asText()).isEqualTo("lines");
  }

  @Test
  void listsTheOrdersOfACustomerNewestFirst() {
    UUID customer = UUID.randomUUID();
    String mug = CheckoutJson.line(product(295), 1);
    UUID first = client.checkout(CheckoutJson.of(customer, mug)).orderId();
    UUID second = client.checkout(CheckoutJson.of(customer, mug)).orderId();

    JsonNode all = client.get("/orders?customerId=" + customer).json().get("orders");
    JsonNode older =
        client.get("/orders?customerId=%s&before=%s".formatted(customer, second)).json();

    assertThat(all.findValuesAsText("id")).containsExactly(second.toString(), first.toString());
    assertThat(older.get("orders").findValuesAsText("id")).containsExactly(first.toString());
  }

  @Test
  void describesItselfByOpenApi() {
    JsonNode paths = client.get("/v3/api-docs").json().get("paths");

    assertThat(paths.fieldNames())
        .toIterable()
        .contains("/checkout", "/orders/{id}", "/orders/{id}/events", "/orders/{id}/cancellation");
  }
}
