package dev.sagas.deadletter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;

import com.fasterxml.jackson.databind.JsonNode;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.event.UuidV7;
import dev.sagas.test.PrivateServers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;

@SpringBootTest(
    classes = StubbornCustomer.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "management.endpoints.web.exposure.include=health,metrics,deadletters",
      "management.endpoint.health.show-details=always"
    })
@DirtiesContext // another service of this name would share its queues
class DeadLettersIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final String PLACED = "order.placed.v1";
  private static final String CANCELLED = "order.cancelled.v1";

  @MockitoSpyBean private DeadLetterStore store;
  @Autowired private DeadLetters deadLetters;
  @Autowired private TestRestTemplate http;

  private final UUID saga = UuidV7.next();
  private final UUID event = UuidV7.next();

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    SERVERS.connect(registry, "customer");
  }

  @BeforeEach
  void rejectEverything() {
    StubbornCustomer.STUBBORN.set(true);
  }

  @Test
  void showsAParkedEventWithItsReasonAndContent() {
    publish(PLACED);

    long id = parked().id();

    JsonNode page = get("?saga=" + saga);
    assertThat(page.at("/letters/0/type").asText()).isEqualTo(PLACED);
    assertThat(page.at("/letters/0/reason").asText()).isEqualTo("REJECTED_BY_HANDLER");
    assertThat(page.at("/letters/0/detail").asText()).contains("not in the mood");
    assertThat(page.at("/letters/0/state").asText()).isEqualTo("PARKED");
    assertThat(page.get("next").isNull()).isTrue();
    JsonNode letter = get("/" + id);
    assertThat(letter.get("body").asText()).isEqualTo("{\"orderId\":\"" + saga + "\"}");
    assertThat(letter.at("/properties/message-id").asText()).isEqualTo(event.toString());
    assertThat(letter.at("/headers/cloudEvents:type").asText()).isEqualTo(PLACED);
    assertThat(letter.get("headers").fieldNames())
        .toIterable()
        .noneMatch(name -> name.startsWith("x-") || name.startsWith("saga-"));
    await().untilAsserted(() -> assertThat(messagesIn("customer.dead")).isZero());
  }

  @Test
  void redrivesToItsOwnQueueWhereItTakesEffectOnce() {
    publish(PLACED);
    long id = parked().id();
    StubbornCustomer.STUBBORN.set(false);

    ResponseEntity<JsonNode> answer = post("/%d/redrive".formatted(id), Map.of("actor", "ada"));

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
    assertThat(body(answer).get("result").asText()).isEqualTo("REDRIVEN");
    await().untilAsserted(() -> assertThat(StubbornCustomer.handled(event)).hasSize(1));
    assertThat(StubbornCustomer.handled(event).get(0).attempt()).isEqualTo(1);
    assertThat(StubbornCustomer.handled(event).get(0).sagaId()).isEqualTo(saga);
    assertThat(letters()).isEmpty();
    JsonNode audit = get("/" + id).at("/audit/0");
    assertThat(audit.get("actor").asText()).isEqualTo("ada");
    assertThat(audit.get("action").asText()).isEqualTo("REDRIVE");
    assertThat(audit.get("forced").asBoolean()).isFalse();
  }

  @Test
  void parksAgainWhatFailsAgain() {
    publish(PLACED);
    long first = parked().id();

    post("/%d/redrive".formatted(first), Map.of("actor", "ada"));

    await().untilAsserted(() -> assertThat(letters()).hasSize(1));
    assertThat(parked().id()).isGreaterThan(first);
    assertThat(get("/" + first).at("/letter/state").asText()).isEqualTo("REDRIVEN");
  }

  @Test
  void storesAMessageOnceThoughItCrashedBetweenCommitAndAck() {
    AtomicInteger stored = new AtomicInteger();
    doAnswer(
            call -> {
              Object isNew = call.callRealMethod();
              if (stored.incrementAndGet() == 1) {
                throw new IllegalStateException("killed between commit and ack");
              }
              return isNew;
            })
        .when(store)
        .park(any());

    publish(PLACED);

    await().untilAsserted(() -> assertThat(stored).hasValueGreaterThan(1));
    await().untilAsserted(() -> assertThat(messagesIn("customer.dead")).isZero());
    assertThat(letters()).hasSize(1);
  }

  @Test
  void keepsWhatIsNeitherJsonNorTextAndParksItAgain() {
    BasicProperties properties =
        SERVERS
            .publisher()
            .properties(PLACED, event, saga)
            .builder()
            .headers(Map.of("odd", "a\0b", "nested", Map.of("list", List.of(1, "two"))))
            .build();

    SERVERS.publisher().publish("order", properties, new byte[] {0, 1, (byte) 0xff, (byte) 0xfe});

    DeadLetter letter = parked();
    assertThat(letter.reason()).isEqualTo("MALFORMED_JSON");
    assertThat(get("/" + letter.id()).get("bodyBase64").asText()).isEqualTo("AAH//g==");
    post("/%d/redrive".formatted(letter.id()), Map.of("actor", "ada"));
    await().untilAsserted(() -> assertThat(letters()).hasSize(1));
    DeadLetterDetails again = deadLetters.read(parked().id()).orElseThrow();
    assertThat(again.content().body()).isEqualTo(new byte[] {0, 1, (byte) 0xff, (byte) 0xfe});
    assertThat(again.content().headers())
        .isEqualTo(deadLetters.read(letter.id()).orElseThrow().content().headers());
  }

  @Test
  void discardsACompensationByForceOnlyAndAlarmsWhileItIsParked() {
    publish(CANCELLED);
    long id = parked().id();

    ResponseEntity<JsonNode> refused = post("/%d/discard".formatted(id), Map.of("actor", "ada"));

    assertThat(refused.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
    assertThat(body(refused).get("message").asText()).contains("order.cancelled.v1 is protected");
    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(health().get("status").asText()).isEqualTo("DOWN"));
    assertThat(health().at("/details/types/order.cancelled.v1").asInt()).isPositive();
    assertThat(
            post("/%d/discard".formatted(id), Map.of("actor", "ada", "force", true))
                .getStatusCode())
        .isEqualTo(HttpStatus.BAD_REQUEST);
    ResponseEntity<JsonNode> forced =
        post(
            "/%d/discard".formatted(id),
            Map.of("actor", "ada", "force", true, "why", "released by hand"));
    assertThat(forced.getStatusCode()).isEqualTo(HttpStatus.OK);
    JsonNode audit = get("/" + id).get("audit");
    assertThat(audit).hasSize(2);
    assertThat(audit.at("/0/result").asText()).startsWith("refused");
    assertThat(audit.at("/1/reason").asText()).isEqualTo("released by hand");
  }

  @Test
  void settlesWhatAFilterSelectsAndLeavesTheRest() {
    publish(PLACED);
    SERVERS.publisher().publish(CANCELLED, UuidV7.next(), saga, order());
    await().untilAsserted(() -> assertThat(letters()).hasSize(2));

    ResponseEntity<JsonNode> answer =
        post("/discard", Map.of("actor", "ada", "saga", saga.toString(), "type", PLACED));

    assertThat(body(answer)).hasSize(1);
    assertThat(letters()).extracting(DeadLetter::type).containsExactly(CANCELLED);
  }

  @Test
  void keepsAMessageParkedWhileItsQueueCannotBeReached() throws Exception {
    publish(PLACED);
    long id = parked().id();
    try (Connection connection = SERVERS.broker().connect(SERVERS.broker().operator());
        Channel channel = connection.createChannel()) {
      channel.queueUnbind("customer.inbox", "customer.local", "inbox");
      try {

        ResponseEntity<JsonNode> answer = post("/%d/redrive".formatted(id), Map.of("actor", "ada"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        assertThat(body(answer).get("message").asText()).contains("NO_ROUTE");
        assertThat(parked().state()).isEqualTo(DeadLetterState.PARKED);
      } finally {
        channel.queueBind("customer.inbox", "customer.local", "inbox");
      }
    }
  }

  @Test
  void refusesRequestsThatSayTooLittle() {
    assertThat(status("/1/redrive", Map.of())).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(status("/1/explode", Map.of("actor", "ada"))).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(status("/redrive", Map.of("actor", "ada", "limit", 0)))
        .isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(status("/987654321/redrive", Map.of("actor", "ada")))
        .isEqualTo(HttpStatus.NOT_FOUND);
    assertThat(http.getForEntity("/actuator/deadletters/987654321", JsonNode.class).getStatusCode())
        .isEqualTo(HttpStatus.NOT_FOUND);
  }

  @Test
  void countsWhatIsParked() {
    publish(PLACED);
    parked();

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(
            () -> {
              String path = "/actuator/metrics/saga.dead.letters.parked?tag=protected:false";
              JsonNode meter = http.getForObject(path, JsonNode.class);
              assertThat(meter.at("/measurements/0/value").asDouble()).isPositive();
            });
  }

  private void publish(String type) {
    SERVERS.publisher().publish(type, event, saga, order());
  }

  private Map<String, String> order() {
    return Map.of("orderId", saga.toString());
  }

  private DeadLetter parked() {
    return await().until(this::letters, letters -> letters.size() == 1).get(0);
  }

  private List<DeadLetter> letters() {
    return deadLetters.list(DeadLetterFilter.all().ofSaga(saga.toString()));
  }

  private JsonNode get(String path) {
    return body(http.getForEntity("/actuator/deadletters" + path, JsonNode.class));
  }

  private JsonNode health() {
    return body(http.getForEntity("/actuator/health/deadLetters", JsonNode.class));
  }

  private ResponseEntity<JsonNode> post(String path, Map<String, ?> parameters) {
    return http.postForEntity("/actuator/deadletters" + path, parameters, JsonNode.class);
  }

  private HttpStatusCode status(String path, Map<String, ?> parameters) {
    return post(path, parameters).getStatusCode();
  }

  private static JsonNode body(ResponseEntity<JsonNode> answer) {
    JsonNode body = answer.getBody();
    assertThat(body).isNotNull();
    return body;
  }

  private static int messagesIn(String queue) throws Exception {
    try (Connection connection = SERVERS.broker().connect(SERVERS.broker().operator());
        Channel channel = connection.createChannel()) {
      return channel.queueDeclarePassive(queue).getMessageCount();
    }
  }
}
