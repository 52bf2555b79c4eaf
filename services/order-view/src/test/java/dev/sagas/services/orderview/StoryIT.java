package dev.sagas.services.orderview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sagas.event.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What is told of an order. */
class StoryIT extends RunningOrderView {

  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00.123456Z");

  private final UUID customer = UUID.randomUUID();

  @Test
  void tellsTheStoryOfACompletedOrder() {
    List<EventEnvelope> story = Stories.completed(customer, "LAMP", BEGIN);
    publish(Stories.registered(customer, 1, "Ada"));
    story.forEach(RunningOrderView::publish);

    JsonNode told =
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> told(story), it -> it.path("timeline").size() == story.size());

    JsonNode saga = told.get("saga");
    assertThat(saga.get("state").asText()).isEqualTo("COMPLETED");
    assertThat(saga.get("customerName").asText()).isEqualTo("Ada");
    assertThat(saga.get("parts"))
        .allSatisfy(part -> assertThat(part.asText()).isEqualTo("SETTLED"));
    assertThat(saga.at("/lines/0/sku").asText()).isEqualTo("LAMP");
    assertThat(saga.at("/total/amount").asLong()).isEqualTo(5098);
    assertThat(saga.get("waitsFor")).isEmpty();
    assertThat(told.at("/timeline/0/body/paymentMethod").asText()).isEqualTo("pm_card_visa");
    JsonNode root = told.at("/causation/0");
    assertThat(root.get("type").asText()).isEqualTo("order.placed.v1");
    assertThat(root.get("effects"))
        .extracting(effect -> effect.get("type").asText())
        .containsExactly("customer.credit-reserved.v1", "inventory.stock-reserved.v1");
  }

  @Test
  void tellsWhyAnOrderWasCancelled() {
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", BEGIN);
    keep(story);

    JsonNode saga = told(story).get("saga");

    assertThat(saga.get("state").asText()).isEqualTo("CANCELLED");
    assertThat(saga.get("reason").asText()).isEqualTo("PAYMENT_DECLINED");
    assertThat(saga.get("detail").asText()).isEqualTo("card_declined");
  }

  @Test
  void tellsWhoHasNotAnswered() {
    List<EventEnvelope> story =
        Stories.until("customer.credit-reserved.v1", Stories.completed(customer, "LAMP", BEGIN));
    keep(story);

    JsonNode saga = told(story).get("saga");

    assertThat(saga.get("stuck").asBoolean()).isTrue();
    assertThat(saga.at("/waitsFor/0/service").asText()).isEqualTo("inventory");
    assertThat(saga.at("/waitsFor/0/since").asText()).isEqualTo(BEGIN.toString());
    assertThat(get("/sagas/stuck?limit=200").findValuesAsText("id"))
        .contains(story.get(0).sagaId().toString());
  }

  @ParameterizedTest
  @MethodSource
  void comesToTheSameInWhicheverOrderEventsCome(long seed) {
    Random random = new Random(seed);
    for (List<EventEnvelope> story :
        List.of(
            Stories.completed(customer, "LAMP", BEGIN),
            Stories.declined(customer, "LAMP", BEGIN))) {
      keep(story);
      JsonNode inOrder = told(story);
      forget(story);

      List<EventEnvelope> shuffled = new ArrayList<>(story);
      // Some of them twice.
      shuffled.addAll(story.subList(0, 4));
      Collections.shuffle(shuffled, random);
      keep(shuffled);

      assertThat(told(story)).isEqualTo(inOrder);
    }
  }

  static LongStream comesToTheSameInWhicheverOrderEventsCome() {
    return LongStream.range(0, 50);
  }

  @Test
  void anOlderNameOfACustomerSaysNothing() {
    List<EventEnvelope> story = Stories.completed(customer, "LAMP", BEGIN);
    keep(story);
    keep(List.of(Stories.registered(customer, 2, "Lovelace")));
    keep(List.of(Stories.registered(customer, 1, "Byron")));

    assertThat(told(story).at("/saga/customerName").asText()).isEqualTo("Lovelace");
  }

  @Test
  void saysThatItKnowsNothingOfAnOrder() {
    ResponseEntity<JsonNode> answer =
        rest.getForEntity("/sagas/{id}", JsonNode.class, UUID.randomUUID());

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(answer.getBody()).isNotNull();
    assertThat(answer.getBody().get("detail").asText()).startsWith("Nothing is known of an order");
  }

  private void forget(List<EventEnvelope> story) {
    UUID order = story.get(0).sagaId();
    int generation = get("/actuator/view").get("current").asInt();
    for (String row : List.of("event where saga_id", "saga where order_id")) {
      int forgotten =
          jdbc.sql("delete from view_%d.%s = ?".formatted(generation, row)).param(order).update();
      assertThat(forgotten).isPositive();
    }
  }

  /** All but when events came here. */
  private JsonNode told(List<EventEnvelope> story) {
    JsonNode told = get("/sagas/{id}", story.get(0).sagaId());
    told.path("timeline").forEach(event -> ((ObjectNode) event).remove("receivedAt"));
    return told;
  }
}
