package dev.sagas.services.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.event.EventJson;
import dev.sagas.services.payment.PaymentApplication;
import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.domain.PaymentEvent;
import dev.sagas.services.payment.domain.ReleaseEffect;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every published body, as it is really written, against the schema that readers rely on. */
class PublishedEventsTest {

  private static final UUID ID = UUID.fromString("01890000-0000-7000-8000-000000000001");
  private static final Money TOTAL = new Money(5098, "GBP");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyPublishedTypeIsWrittenHere() {
    assertThat(bodies().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(publishes().<Class<?>>map(Publishes::body).toList());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodyKeepsItsSchema(Object body) {
    assertThat(EventSchemas.problems(type(body), written(body))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void schemaDescribesAndRequiresEveryField(Object body) {
    JsonNode schema = EventSchemas.schema(type(body)).getSchemaNode();

    List<String> fields = fields(written(body));

    assertThat(fields(schema.get("properties"))).containsExactlyElementsOf(fields);
    assertThat(schema.get("required"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(fields);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void schemaRefusesABodyThatLacksAField(Object body) {
    for (String field : fields(written(body))) {
      JsonNode without = written(body).without(field);

      assertThat(EventSchemas.problems(type(body), without)).as("without " + field).isNotEmpty();
    }
  }

  private static Stream<Object> bodies() {
    return Stream.of(
        new PaymentEvent.AuthorizationRequested(ID, ID),
        new PaymentEvent.Authorized(ID, ID, TOTAL),
        new PaymentEvent.Declined(ID, ID, "card_declined"),
        new PaymentEvent.Captured(ID, ID, ID, new Money(Long.MAX_VALUE, "GBP")),
        new PaymentEvent.CaptureFailed(ID, ID, "capture_failed"),
        new PaymentEvent.ReleaseRequested(ID, ID),
        new PaymentEvent.Released(ID, ReleaseEffect.RELEASED),
        new PaymentEvent.Released(ID, ReleaseEffect.NOTHING_TO_RELEASE));
  }

  private static ObjectNode written(Object body) {
    try {
      return (ObjectNode) JSON.readTree(EventJson.write(body));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> fields(JsonNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }

  private static String type(Object body) {
    return publishes()
        .filter(published -> published.body().equals(body.getClass()))
        .map(Publishes::type)
        .findAny()
        .orElseThrow();
  }

  private static Stream<Publishes> publishes() {
    Participant participant = PaymentApplication.class.getAnnotation(Participant.class);
    return Arrays.stream(Objects.requireNonNull(participant).publishes());
  }
}
