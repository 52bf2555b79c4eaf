package dev.sagas.services.order.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.event.EventJson;
import dev.sagas.services.order.OrderApplication;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.Money;
import dev.sagas.services.order.domain.OrderCancelled;
import dev.sagas.services.order.domain.OrderClosed;
import dev.sagas.services.order.domain.OrderCompleted;
import dev.sagas.services.order.domain.OrderConfirmed;
import dev.sagas.services.order.domain.OrderDeadlinePassed;
import dev.sagas.services.order.domain.OrderEvent;
import dev.sagas.services.order.domain.OrderLine;
import dev.sagas.services.order.domain.OrderPlaced;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The wire contract: what is written must satisfy the published schema, and say all of it. */
class EventSchemaTest {

  private static final UUID ORDER = UUID.fromString("01980f3e-5f0a-7cc0-8000-5b1f3a9d2c11");
  private static final UUID CUSTOMER = UUID.fromString("01980f3e-5f0a-7cc0-8000-5b1f3a9d2c12");
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.123456Z");
  private static final Money TOTAL = new Money(5098, "GBP");

  static Stream<OrderEvent> events() {
    return Stream.of(
        new OrderPlaced(
            ORDER,
            CUSTOMER,
            List.of(new OrderLine("85123A", 2, new Money(2549, "GBP"))),
            TOTAL,
            "pm_card_visa",
            NOW),
        new OrderConfirmed(ORDER, CUSTOMER, TOTAL, NOW),
        new OrderCompleted(ORDER, CUSTOMER, TOTAL, NOW),
        new OrderCancelled(ORDER, CUSTOMER, CancellationReason.STOCK_REJECTED, "short", NOW),
        new OrderClosed(ORDER, CUSTOMER, CancellationReason.STOCK_REJECTED, NOW),
        new OrderDeadlinePassed(ORDER));
  }

  @ParameterizedTest
  @MethodSource("events")
  void writesWhatTheSchemaPromises(OrderEvent event) throws Exception {
    JsonNode body = new ObjectMapper().readTree(EventJson.write(event));

    assertThat(violations(event.getClass(), body)).isEmpty();
    assertThat(names(body))
        .isEqualTo(names(schemaNode(typeOf(event.getClass())).get("properties")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void theSchemaRefusesABodyWithoutItsOrder(OrderEvent event) throws Exception {
    ObjectNode body = (ObjectNode) new ObjectMapper().readTree(EventJson.write(event));

    body.remove("orderId");

    assertThat(violations(event.getClass(), body)).isNotEmpty();
  }

  @Test
  void theDetailOfACancellationMayBeAbsent() throws Exception {
    OrderCancelled event =
        new OrderCancelled(ORDER, CUSTOMER, CancellationReason.DEADLINE_PASSED, null, NOW);
    JsonNode body = new ObjectMapper().readTree(EventJson.write(event));

    assertThat(body.has("detail")).isFalse();
    assertThat(violations(OrderCancelled.class, body)).isEmpty();
  }

  @Test
  void theSchemaRefusesAnAmountThatIsNoWholeNumber() throws Exception {
    JsonNode body =
        new ObjectMapper()
            .readTree(
                EventJson.write(new OrderConfirmed(ORDER, CUSTOMER, TOTAL, NOW))
                    .replace("5098", "50.98"));

    assertThat(violations(OrderConfirmed.class, body)).isNotEmpty();
  }

  @Test
  void everyPublishedTypeIsTested() {
    assertThat(events().<Class<?>>map(Object::getClass))
        .containsExactlyInAnyOrderElementsOf(published().<Class<?>>map(Publishes::body).toList());
  }

  private static Set<ValidationMessage> violations(Class<?> event, JsonNode body) throws Exception {
    SchemaValidatorsConfig strict =
        SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(schemaNode(typeOf(event)), strict);
    return schema.validate(body.toString(), InputFormat.JSON);
  }

  private static JsonNode schemaNode(String type) throws Exception {
    try (InputStream schema =
        EventSchemaTest.class.getResourceAsStream("/schemas/" + type + ".json")) {
      return new ObjectMapper().readTree(Objects.requireNonNull(schema, type));
    }
  }

  private static String typeOf(Class<?> event) {
    return published()
        .filter(declared -> declared.body() == event)
        .map(Publishes::type)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Publishes> published() {
    Participant participant =
        Objects.requireNonNull(OrderApplication.class.getAnnotation(Participant.class));
    return Arrays.stream(participant.publishes());
  }

  private static Set<String> names(JsonNode node) {
    Set<String> names = new HashSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
