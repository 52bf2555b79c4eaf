package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import dev.sagas.test.EventPublisher;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What cannot be handled is parked with the reason, and holds up nothing behind it. */
class PoisonIT {

  private static final String PLACED = "order.placed.v1";
  private static final int MEBIBYTE = 1024 * 1024;

  private final CheckoutSystem system = CheckoutSystem.start();
  private final EventPublisher publisher = system.servers().publisher();
  private final UUID id = UUID.randomUUID();

  @AfterEach
  void forgetWhatWasParked() {
    for (String service : CheckoutSystem.SERVICES) {
      String sql =
          "update saga.dead_letter set state = 'DISCARDED', settled_at = now() where state = 'PARKED'";
      system.books().of(service).sql(sql).update();
    }
  }

  @Test
  void parksMalformedJson() {
    publish(wellFormed(PLACED), "{\"orderId\": ".getBytes(StandardCharsets.UTF_8));

    assertParked("customer", "MALFORMED_JSON");
    assertServed();
  }

  @Test
  void parksABodyOfAnotherForm() {
    publish(wellFormed(PLACED), "[1, 2, 3]".getBytes(StandardCharsets.UTF_8));

    assertParked("customer", "MALFORMED_JSON");
    assertServed();
  }

  @Test
  void parksAnUnknownType() {
    publisher.publish("order", PLACED, wellFormed("order.eaten.v1"), json());

    assertParked("customer", "UNKNOWN_TYPE");
    assertServed();
  }

  @Test
  void parksAnUnknownVersion() {
    publisher.publish("order", PLACED, wellFormed("order.placed.v99"), json());

    assertParked("customer", "UNKNOWN_VERSION");
    assertServed();
  }

  @Test
  void parksABodyOfFifteenMebibytesUnread() {
    byte[] body = new byte[15 * MEBIBYTE];
    Arrays.fill(body, (byte) ' ');

    publish(wellFormed(PLACED), body);

    assertParked("customer", "TOO_LARGE");
    assertServed();
  }

  /**
   * Brokers of version 4 refuse more than 16 MiB themselves; older ones take it, and we park it.
   */
  @Test
  void handlesNoBodyOfTwentyMegabytes() {
    byte[] body = new byte[20_000_000];
    Arrays.fill(body, (byte) ' ');

    if (brokerVersion() >= 4) {
      assertThatThrownBy(() -> publish(wellFormed(PLACED), body)).isNotNull();
    } else {
      publish(wellFormed(PLACED), body);
      assertParked("customer", "TOO_LARGE");
    }
    assertServed();
  }

  private int brokerVersion() {
    String version =
        system.broker().management().get("/api/overview").path("rabbitmq_version").asText();
    return Integer.parseInt(version.substring(0, version.indexOf('.')));
  }

  @Test
  void parksAMessageWithoutAnId() {
    publish(wellFormed(PLACED).builder().messageId(null).build(), json());

    assertParkedWithoutId("customer", "MISSING_HEADER", "message_id");
    assertServed();
  }

  @Test
  void parksAMessageWithoutASaga() {
    publish(wellFormed(PLACED).builder().correlationId(null).build(), json());

    assertParked("customer", "MISSING_HEADER");
    assertServed();
  }

  @Test
  void parksAMessageWithoutAType() {
    publisher.publish("order", PLACED, wellFormed(PLACED).builder().type(null).build(), json());

    assertParked("customer", "MISSING_HEADER");
    assertServed();
  }

  @Test
  void listsWhatIsParkedInTheActuator() {
    publish(wellFormed(PLACED), "{".getBytes(StandardCharsets.UTF_8));
    assertParked("customer", "MALFORMED_JSON");

    Answer answer = Rest.get(system.service("customer").uri("/actuator/deadletters"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text()).contains(id.toString()).contains("MALFORMED_JSON");
  }

  private BasicProperties wellFormed(String type) {
    return publisher.properties(type, id, UUID.randomUUID());
  }

  private byte[] json() {
    return "{}".getBytes(StandardCharsets.UTF_8);
  }

  private void publish(BasicProperties properties, byte[] body) {
    publisher.publish("order", PLACED, properties, body);
  }

  private void assertParked(String service, String reason) {
    String sql = "select count(*) from saga.dead_letter where message_id = ? and reason = ?";
    Awaitility.await("a message parked for " + reason)
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(system.books().count(service, sql, id.toString(), reason)).isEqualTo(1));
  }

  private void assertParkedWithoutId(String service, String reason, String detail) {
    String sql =
        "select count(*) from saga.dead_letter"
            + " where message_id is null and reason = ? and detail like '%' || ? || '%'";
    Awaitility.await("a message parked for " + reason)
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(system.books().count(service, sql, reason, detail)).isEqualTo(1));
  }

  private void assertServed() {
    Till till = system.till();
    UUID order = till.checkout(till.customer(10_00), Till.VISA, new Line(till.product(1_00, 1), 1));
    JsonNode end = till.awaitEnd(order);
    assertThat(end.path("state").asText()).isEqualTo("COMPLETED");
  }
}
