package dev.sagas.services.order;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.UuidV7;
import dev.sagas.test.EventProbe;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.StatementLog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The order service on a private broker and database; the test plays the other participants. */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "checkout.watch-interval=20ms",
      "checkout.price-wait=1s",
      "checkout.heartbeat-interval=100ms",
      "saga.retry.ladder=1s"
    })
@Import(StatementLog.class)
public abstract class RunningService {

  private static final PrivateServers SERVERS = PrivateServers.shared();

  /** What the order service publishes. */
  protected static EventProbe probe;

  @Autowired protected JdbcClient jdbc;

  private final Set<UUID> published = ConcurrentHashMap.newKeySet();

  @LocalServerPort private int port;

  protected OrderClient client;

  @DynamicPropertySource
  static void servers(DynamicPropertyRegistry registry) {
    SERVERS.connect(registry, "order");
  }

  @BeforeAll
  static void observe() {
    probe = SERVERS.probe("order.events");
  }

  @AfterAll
  static void stopObserving() {
    probe.close();
  }

  @BeforeEach
  void connect() {
    client = new OrderClient(port);
  }

  /** A product that inventory has listed and the service knows. */
  protected String product(long price) {
    return product(price, "GBP");
  }

  protected String product(long price, String currency) {
    String sku = "sku-" + UUID.randomUUID();
    list(sku, 1, price, currency);
    Awaitility.await().until(() -> knownVersion(sku) == 1);
    return sku;
  }

  /** Publishes a listing as inventory would. */
  protected void list(String sku, long version, long price, String currency) {
    list(UuidV7.next(), sku, version, price, currency);
  }

  protected void list(UUID id, String sku, long version, long price, String currency) {
    SERVERS
        .publisher()
        .publish(
            "inventory.product-listed.v1",
            id,
            id,
            Map.of(
                "sku",
                sku,
                "version",
                version,
                "name",
                "A product",
                "price",
                Map.of("amount", price, "currency", currency)));
  }

  /** The version of the product that the service knows; 0 for none. */
  protected long knownVersion(String sku) {
    return jdbc.sql("select coalesce(max(version), 0) from price_list where sku = :sku")
        .param("sku", sku)
        .query(Long.class)
        .single();
  }

  /** A pending order of one piece of a product of its own. */
  protected UUID placedOrder() {
    JsonNode order = client.checkout(CheckoutJson.of(product(5098), 1)).json();
    return UUID.fromString(order.get("id").asText());
  }

  /** Publishes an event about {@code orderId} as its service would. */
  protected void publish(String type, UUID orderId) {
    publish(type, UuidV7.next(), orderId);
  }

  protected void publish(String type, UUID eventId, UUID orderId) {
    published.add(eventId);
    Map<String, Object> body = new HashMap<>();
    body.put("orderId", orderId);
    body.put("customerId", UUID.randomUUID());
    body.put("paymentId", UUID.randomUUID());
    body.put("reason", "BECAUSE");
    body.put("skus", List.of("a", "b"));
    body.put("effect", "RELEASED");
    SERVERS.publisher().publish(type, eventId, orderId, body);
  }

  protected void awaitState(UUID orderId, String state) {
    Awaitility.await()
        .until(() -> client.order(orderId).json().get("state").asText(), state::equals);
  }

  /** The answers of all three participants to a cancellation. */
  protected void publishReleases(UUID orderId) {
    publish("customer.credit-released.v1", orderId);
    publish("inventory.stock-released.v1", orderId);
    publish("payment.released.v1", orderId);
  }

  /**
   * Returns when every event that this test has published took effect, and so did their effects.
   */
  protected void settle() {
    // Duplicates leave no trace to wait for; but a product that is listed after them is dealt with
    // after them.
    product(1);
    Awaitility.await().until(() -> inboxRows() == published.size());
    Awaitility.await().until(() -> unpublishedEvents() == 0);
    publishMarker();
  }

  private long inboxRows() {
    return jdbc.sql("select count(*) from saga.inbox where event_id = any (:events)")
        .param("events", published.toArray(UUID[]::new))
        .query(Long.class)
        .single();
  }

  private long unpublishedEvents() {
    return jdbc.sql("select count(*) from saga.outbox where publish_at is null")
        .query(Long.class)
        .single();
  }

  /**
   * No one reads this type, and the probe's queue keeps order: what was published before a marker
   * was recorded before it.
   */
  private static void publishMarker() {
    UUID marker = UuidV7.next();
    SERVERS.publisher().publish("order.closed.v1", marker, marker, Map.of("orderId", marker));
    probe.await("order.closed.v1", marker);
  }
}
