package dev.sagas.endtoend.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** What a shop does over REST: registers customers, lists products, places and cancels orders. */
public final class Till {

  public static final String VISA = "pm_card_visa";

  private static final Set<String> ENDS = Set.of("COMPLETED", "CANCELLED");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final AtomicInteger products = new AtomicInteger();
  private final Map<String, Long> delivered = new ConcurrentHashMap<>();
  private final CheckoutSystem system;

  public Till(CheckoutSystem system) {
    this.system = system;
  }

  /** A line of an order. */
  public record Line(String sku, long quantity) {}

  public UUID customer(long creditLimit) {
    String name = "customer " + UUID.randomUUID();
    Map<String, Object> body =
        Map.of(
            "name",
            name,
            "email",
            name.replace(' ', '.') + "@example.org",
            "creditLimit",
            pounds(creditLimit));
    Answer answer = Rest.post(uri("customer", "/customers"), UUID.randomUUID().toString(), body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return UUID.fromString(answer.json().path("id").asText());
  }

  /** A new product that can be ordered at once. */
  public String product(long price, long stock) {
    String sku = "SKU-" + products.incrementAndGet() + "-" + UUID.randomUUID();
    URI product = uri("inventory", "/products/" + sku);
    Answer listed = Rest.put(product, Map.of("name", "Product " + sku, "price", pounds(price)));
    assertThat(listed.status()).as(listed.text()).isIn(200, 201);
    deliver(sku, stock);
    Awaitility.await("order to know the price of " + sku)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> system.books().knowsPrice(sku));
    return sku;
  }

  private void deliver(String sku, long stock) {
    delivered.merge(sku, stock, Long::sum);
    if (stock > 0) {
      URI uri = uri("inventory", "/products/" + sku + "/stock");
      Answer answer = Rest.post(uri, UUID.randomUUID().toString(), Map.of("quantity", stock));
      assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
    }
  }

  /** Pieces that were delivered, by SKU. */
  public Map<String, Long> delivered() {
    return Map.copyOf(delivered);
  }

  public static Map<String, Object> body(UUID customer, String paymentMethod, Line... lines) {
    List<Map<String, Object>> all =
        Arrays.stream(lines)
            .map(line -> Map.<String, Object>of("sku", line.sku(), "quantity", line.quantity()))
            .toList();
    return Map.of("customerId", customer, "lines", all, "paymentMethod", paymentMethod);
  }

  public URI checkoutUri() {
    return uri("order", "/checkout");
  }

  /** Places an order that must be accepted, and returns its id. */
  public UUID checkout(UUID customer, String paymentMethod, Line... lines) {
    Answer answer =
        Rest.post(
            checkoutUri(), UUID.randomUUID().toString(), body(customer, paymentMethod, lines));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    return UUID.fromString(answer.json().path("id").asText());
  }

  public JsonNode order(UUID id) {
    Answer answer = Rest.get(uri("order", "/orders/" + id));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  public Answer cancel(UUID order) {
    return Rest.post(cancellationUri(order), Map.of("reason", "Changed their mind"));
  }

  public URI cancellationUri(UUID order) {
    return uri("order", "/orders/" + order + "/cancellation");
  }

  /** Waits for the end of an order and returns it then. */
  public JsonNode awaitEnd(UUID id) {
    return Awaitility.await("the end of order " + id)
        .pollDelay(Duration.ZERO)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> order(id), order -> ENDS.contains(order.path("state").asText()));
  }

  public void awaitState(UUID id, String state) {
    Awaitility.await("order " + id + " to be " + state)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> order(id).path("state").asText().equals(state));
  }

  private URI uri(String service, String path) {
    return system.service(service).uri(path);
  }

  private static Map<String, Object> pounds(long pennies) {
    return Map.of("amount", pennies, "currency", "GBP");
  }
}
