package dev.sagas.services.customer.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.event.EventJson;
import dev.sagas.services.customer.CustomerApplication;
import dev.sagas.services.customer.domain.CreditRefusal;
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
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void everyPublishedTypeIsWrittenHere() {
    assertThat(bodies().map(Object::getClass).distinct())
        .containsExactlyInAnyOrderElementsOf(publishes().<Class<?>>map(Publishes::body).toList());
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void bodyKeepsItsSchema(Object body) {
    JsonNode written = written(body);

    assertThat(EventSchemas.problems(type(body), written)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void schemaDescribesAndRequiresEveryField(Object body) {
    JsonNode written = written(body);
    JsonNode schema = EventSchemas.schema(type(body)).getSchemaNode();

    List<String> required =
        JSON.convertValue(
            schema.get("required"),
            JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    assertThat(written.fieldNames()).toIterable().containsExactlyElementsOf(required);
    assertThat(schema.get("properties").fieldNames())
        .toIterable()
        .containsExactlyElementsOf(required);
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void schemaRefusesABodyThatLacksAField(Object body) {
    ObjectNode written = written(body);
    for (String field : List.copyOf(fieldNames(written))) {
      JsonNode without = written.deepCopy().without(field);

      assertThat(EventSchemas.problems(type(body), without)).as("without " + field).isNotEmpty();
    }
  }

  static Stream<Object> bodies() {
    return Stream.of(
        new CustomerRegistered(ID, 1, "Ada", "ada@example.org", new WireMoney(0, "GBP")),
        new CreditReserved(ID, ID, new WireMoney(5098, "GBP")),
        new CreditRejected(ID, ID, CreditRefusal.UNKNOWN_CUSTOMER),
        new CreditRejected(ID, ID, CreditRefusal.CREDIT_LIMIT_EXCEEDED),
        new CreditRejected(ID, ID, CreditRefusal.CURRENCY_MISMATCH),
        new CreditSettled(ID, ID, new WireMoney(Long.MAX_VALUE, "GBP")),
        new CreditReleased(ID, ID, ReleaseEffect.RELEASED),
        new CreditReleased(ID, ID, ReleaseEffect.NOTHING_TO_RELEASE));
  }

  private static ObjectNode written(Object body) {
    try {
      return (ObjectNode) JSON.readTree(EventJson.write(body));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static String type(Object body) {
    return publishes()
        .filter(published -> published.body().equals(body.getClass()))
        .map(Publishes::type)
        .findAny()
        .orElseThrow();
  }

  private static Stream<Publishes> publishes() {
    Participant participant = CustomerApplication.class.getAnnotation(Participant.class);
    return Arrays.stream(Objects.requireNonNull(participant).publishes());
  }

  private static List<String> fieldNames(ObjectNode node) {
    return node.properties().stream().map(Map.Entry::getKey).toList();
  }
}
