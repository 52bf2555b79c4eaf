package dev.sagas.stack.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The services' REST interface, as a retailer's till uses it. */
final class Shop {

  private static final String CURRENCY = "GBP";
  private static final String PAYMENT_METHOD = "pm_card_visa";

  /** Of each customer: sales that took place are refused to no one. */
  static final long CREDIT_LIMIT_PENNIES = 100_000_000;

  private static final Set<String> FINAL_STATES = Set.of("COMPLETED", "CANCELLED");

  private final RestCalls rest = new RestCalls();
  private final Patience untilEnd = new Patience(Duration.ofMinutes(3), Duration.ofMillis(50));
  private final RunningStack stack;
  private final String run;

  Shop(RunningStack stack, String run) {
    this.stack = stack;
    this.run = run;
  }

  /** The domain of this run's e-mail addresses: what tells its customers from all others. */
  static String emailDomain(String run) {
    return run + ".replay.example";
  }

  String register(Buyer buyer) {
    Map<String, Object> body =
        Map.of(
            "name", "Customer " + buyer.reference() + ", " + buyer.country(),
            "email", buyer.reference() + "@" + emailDomain(run),
            "creditLimit", money(CREDIT_LIMIT_PENNIES));
    return rest.post(at("customer", "/customers"), key("customer", buyer.reference()), body)
        .path("id")
        .asText();
  }

  void list(String sku, String name, long pennies) {
    rest.put(
        at("inventory", "/products/" + encoded(sku)),
        Map.of("name", name, "price", money(pennies)));
  }

  void receive(String sku, long pieces) {
    rest.post(
        at("inventory", "/products/" + encoded(sku) + "/stock"),
        key("stock", sku),
        Map.of("quantity", pieces));
  }

  /** Places an order and returns its id; its end is still open. */
  String place(Step.Placement order, String customerId) {
    List<Map<String, Object>> lines =
        order.items().stream()
            .map(item -> Map.<String, Object>of("sku", item.sku(), "quantity", item.quantity()))
            .toList();
    Map<String, Object> body =
        Map.of("customerId", customerId, "lines", lines, "paymentMethod", PAYMENT_METHOD);
    return rest.post(at("order", "/checkout"), key("invoice", order.key()), body)
        .path("id")
        .asText();
  }

  /** Asks for a cancellation; whether it happens, {@link #awaitCancelled} tells. */
  void cancel(String orderId, String invoice) {
    rest.request(
        at("order", "/orders/" + orderId + "/cancellation"),
        Map.of("reason", "Returned with " + invoice));
  }

  /** Waits until the order has come to its end, and returns that state. */
  String awaitEnd(String orderId) {
    return untilEnd.await("the end of order " + orderId, () -> end(orderId));
  }

  /** Waits until a cancelled order has been undone everywhere. */
  void awaitCancelled(String orderId) {
    untilEnd.await(
        "the cancellation of order " + orderId,
        () -> end(orderId).filter(state -> state.equals("CANCELLED")));
  }

  private Optional<String> end(String orderId) {
    JsonNode order = rest.get(at("order", "/orders/" + orderId));
    return Optional.of(order.path("state").asText()).filter(FINAL_STATES::contains);
  }

  private URI at(String service, String path) {
    return stack.service(service).resolve(path);
  }

  private String key(String kind, String reference) {
    return run + "-" + kind + "-" + reference;
  }

  private static Map<String, Object> money(long pennies) {
    return Map.of("amount", pennies, "currency", CURRENCY);
  }

  private static String encoded(String sku) {
    return URLEncoder.encode(sku, StandardCharsets.UTF_8);
  }
}
