package dev.sagas.stack.traffic;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A running system as its customers see it, with products and customers of this traffic's own. */
final class Shop {

  private static final Duration TIMEOUT = Duration.ofSeconds(40);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CUSTOMERS = 20;
  private static final int PIECES = 1_000_000;
  private static final Map<String, Long> PRODUCTS =
      Map.of(
          "TRAFFIC-ALMONDS", 499L,
          "TRAFFIC-BASIL", 189L,
          "TRAFFIC-COFFEE", 1_150L,
          "TRAFFIC-DATES", 379L,
          "TRAFFIC-ESPRESSO-CUP", 1_290L,
          "TRAFFIC-FIGS", 425L,
          "TRAFFIC-GINGER", 95L,
          "TRAFFIC-HONEY", 760L);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final JsonNode services;
  private final Tally tally;
  private final List<UUID> customers = new ArrayList<>();
  private UUID poorCustomer = new UUID(0, 0);

  private Shop(JsonNode services, Tally tally) {
    this.services = services;
    this.tally = tally;
  }

  /**
   * Finds a running system, and brings products and customers.
   *
   * @param status the file that {@code ./dev up} leaves
   * @throws TrafficException if there is none, or it does not answer
   */
  static Shop open(Path status, Tally tally) {
    if (!Files.isReadable(status)) {
      throw new TrafficException("Nothing is running: start it with ./dev up first.");
    }
    try {
      Shop shop = new Shop(JSON.readTree(status.toFile()).path("services"), tally);
      shop.stock();
      return shop;
    } catch (IOException e) {
      throw new TrafficException(status + " cannot be read: " + e.getMessage());
    }
  }

  List<UUID> customers() {
    return customers;
  }

  /** One whose credit is used up at once. */
  UUID poorCustomer() {
    return poorCustomer;
  }

  List<String> products() {
    return List.copyOf(PRODUCTS.keySet()).stream().sorted().toList();
  }

  private void stock() {
    PRODUCTS.forEach(
        (sku, price) -> {
          String name = sku.substring("TRAFFIC-".length()).replace('-', ' ');
          String title = name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
          call(
              "PUT", "inventory", "/products/" + sku, Map.of("name", title, "price", money(price)));
          call("POST", "inventory", "/products/" + sku + "/stock", Map.of("quantity", PIECES));
        });
    for (int number = 1; number <= CUSTOMERS; number++) {
      customers.add(customer("Customer " + number, 1_000_000_000_00L));
    }
    poorCustomer = customer("Customer without credit", 1);
  }

  private UUID customer(String name, long credit) {
    String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.com";
    JsonNode answer =
        call(
            "POST",
            "customer",
            "/customers",
            Map.of("name", name, "email", email, "creditLimit", money(credit)));
    return UUID.fromString(answer.path("id").asText());
  }

  private static Map<String, Object> money(long amount) {
    return Map.of("amount", amount, "currency", "GBP");
  }

  /**
   * Orders, and notes what becomes of it.
   *
   * @param thinksBetter whether the order is cancelled at once
   */
  void order(
      UUID customer, Map<String, Integer> basket, String paymentMethod, boolean thinksBetter) {
    List<Map<String, Object>> lines = new ArrayList<>();
    basket.forEach((sku, pieces) -> lines.add(Map.of("sku", sku, "quantity", pieces)));
    HttpRequest.Builder request =
        request(
            "POST",
            "order",
            "/checkout",
            Map.of("customerId", customer, "lines", lines, "paymentMethod", paymentMethod));
    if (!thinksBetter) {
      request.header("Prefer", "wait=30");
    }
    tally.placed.incrementAndGet();
    CompletableFuture<?> outcome =
        http.sendAsync(request.build(), BodyHandlers.ofString())
            .thenAccept(answer -> note(answer, thinksBetter));
    outcome.exceptionally(
        failure -> {
          tally.unanswered.incrementAndGet();
          return null;
        });
  }

  private void note(HttpResponse<String> answer, boolean thinksBetter) {
    if (answer.statusCode() >= 300) {
      tally.refused.incrementAndGet();
      return;
    }
    JsonNode order = json(answer.body());
    if (thinksBetter) {
      call(
          "POST",
          "order",
          "/orders/" + order.path("id").asText() + "/cancellation",
          Map.of("reason", "thought better of it"));
      tally.cancelled.incrementAndGet();
    } else if (order.path("state").asText().equals("COMPLETED")) {
      tally.completed.incrementAndGet();
    } else if (order.path("state").asText().startsWith("CANCEL")) {
      tally.cancelled.incrementAndGet();
    }
  }

  private JsonNode call(String method, String service, String path, Map<String, ?> body) {
    HttpRequest request = request(method, service, path, body).build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 500) {
        throw new TrafficException(
            "%s answered %d: %s".formatted(request.uri(), answer.statusCode(), answer.body()));
      }
      return json(answer.body());
    } catch (IOException e) {
      throw new TrafficException(request.uri() + " does not answer: is the system up?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TrafficException("interrupted");
    }
  }

  private HttpRequest.Builder request(
      String method, String service, String path, Map<String, ?> body) {
    try {
      return HttpRequest.newBuilder(URI.create(services.path(service).asText() + path))
          .timeout(TIMEOUT)
          .header("Content-Type", "application/json")
          .header("Idempotency-Key", UUID.randomUUID().toString())
          .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new TrafficException("An answer is no JSON: " + e.getOriginalMessage());
    }
  }
}
