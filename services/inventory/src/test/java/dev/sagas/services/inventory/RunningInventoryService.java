package dev.sagas.services.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.UuidV7;
import dev.sagas.services.inventory.messaging.EventSchemas;
import dev.sagas.test.EventProbe;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.RecordedEvent;
import dev.sagas.test.StatementLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole service, on the real PostgreSQL and the real RabbitMQ. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@Import(StatementLog.class)
public abstract class RunningInventoryService {

  protected static final PrivateServers SERVERS = PrivateServers.shared();
  protected static final EventProbe PUBLISHED = SERVERS.probe("inventory.events");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired protected TestRestTemplate rest;
  @Autowired protected JdbcClient jdbc;
  @Autowired protected MeterRegistry meters;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    SERVERS.connect(registry, "inventory");
  }

  /** Sends JSON, or nothing, with headers given as name, value, name, value. */
  protected ResponseEntity<JsonNode> send(
      HttpMethod method, String path, String json, String... headers) {
    HttpHeaders sent = new HttpHeaders();
    sent.setContentType(MediaType.APPLICATION_JSON);
    for (int i = 0; i < headers.length; i += 2) {
      sent.set(headers[i], headers[i + 1]);
    }
    return rest.exchange(path, method, new HttpEntity<>(json, sent), JsonNode.class);
  }

  protected ResponseEntity<JsonNode> post(String path, String json, String... headers) {
    return send(HttpMethod.POST, path, json, headers);
  }

  protected JsonNode get(String path) {
    ResponseEntity<JsonNode> answer = rest.getForEntity(path, JsonNode.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    return bodyOf(answer);
  }

  protected static JsonNode bodyOf(ResponseEntity<JsonNode> answer) {
    JsonNode body = answer.getBody();
    assertThat(body).isNotNull();
    return body;
  }

  /** The fields that a problem names, in its order; checks that it is one. */
  protected static List<String> wrongFields(ResponseEntity<JsonNode> answer) {
    assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
    JsonNode problem = bodyOf(answer);
    assertThat(problem.path("status").asInt()).isEqualTo(answer.getStatusCode().value());
    assertThat(problem.toString()).doesNotContain("dev.sagas", "java.", "Exception");
    return problem.path("errors").findValuesAsText("field");
  }

  /** Publishes an event under a new id and returns once the service has handled it. */
  protected void deliver(String type, UUID sagaId, Object body) {
    deliver(type, UuidV7.next(), sagaId, body);
  }

  /** Publishes an event and returns once the service has handled it. */
  protected void deliver(String type, UUID eventId, UUID sagaId, Object body) {
    long before = handled(type);
    SERVERS.publisher().publish(type, eventId, sagaId, body);
    awaitHandled(type, before + 1);
  }

  protected void awaitHandled(String type, long count) {
    await().atMost(PATIENCE).until(() -> handled(type) >= count);
  }

  /** How many deliveries of a type have been handled, whatever came of them. */
  protected long handled(String type) {
    return meters.find("saga.inbox.handled").tag("type", type).timers().stream()
        .mapToLong(Timer::count)
        .sum();
  }

  /** How many deliveries ended in anything but success. */
  protected long failures() {
    return meters.find("saga.inbox.handled").timers().stream()
        .filter(timer -> !"done".equals(timer.getId().getTag("outcome")))
        .mapToLong(Timer::count)
        .sum();
  }

  /** How many transactions the database has ended because they waited for each other. */
  protected long deadlocks() {
    return jdbc.sql("select deadlocks from pg_stat_database where datname = current_database()")
        .query(Long.class)
        .single();
  }

  /** The first event of a type in a saga, which must keep its schema. */
  protected RecordedEvent published(String type, UUID sagaId) {
    RecordedEvent event = PUBLISHED.await(type, sagaId);
    assertThat(EventSchemas.problems(type, event.body())).isEmpty();
    return event;
  }

  /** What has been published in a saga, by type, once nothing is left to publish. */
  protected List<String> publishedTypes(UUID sagaId) {
    await()
        .atMost(PATIENCE)
        .until(() -> jdbc.sql("select count(*) from saga.outbox").query(Long.class).single() == 0);
    return PUBLISHED.events(sagaId).stream().map(RecordedEvent::type).toList();
  }

  protected String fence(UUID sagaId, String step) {
    return jdbc.sql("select state from saga.fence where saga_id = :saga and step = :step")
        .param("saga", sagaId)
        .param("step", step)
        .query(String.class)
        .optional()
        .orElse("OPEN");
  }

  /** Lists a product and takes in so many pieces of it. */
  protected String stocked(long quantity) {
    String sku = "sku " + UuidV7.next();
    String json =
        """
        {"name": "A mug", "price": {"amount": 250, "currency": "GBP"}}""";
    assertThat(put(sku, json).getStatusCode().value()).isEqualTo(201);
    receive(sku, quantity);
    return sku;
  }

  protected ResponseEntity<JsonNode> put(String sku, String json) {
    return send(HttpMethod.PUT, "/products/" + sku, json);
  }

  protected void receive(String sku, long quantity) {
    String json = "{\"quantity\": %d}".formatted(quantity);
    ResponseEntity<JsonNode> answer =
        post("/products/" + sku + "/stock", json, "Idempotency-Key", UuidV7.next().toString());
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
  }

  protected void assertStock(String sku, long onHand, long reserved) {
    JsonNode product = get("/products/" + sku);
    assertThat(product.path("onHand").asLong()).as("on hand").isEqualTo(onHand);
    assertThat(product.path("reserved").asLong()).as("reserved").isEqualTo(reserved);
    assertThat(product.path("available").asLong()).as("available").isEqualTo(onHand - reserved);
  }
}
