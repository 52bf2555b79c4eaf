package dev.sagas.services.orderview.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.orderview.gateway.Client.Answer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The shop: live stock, and checkouts. */
@Component
public class Storefront {

  private final Services services;

  Storefront(Services services) {
    this.services = services;
  }

  /**
   * A line of a basket.
   *
   * @param quantity 1 or more
   */
  public record Line(String sku, int quantity) {}

  /** What became of a checkout. */
  public sealed interface Outcome {

    /** It was accepted. */
    record Accepted(UUID orderId) implements Outcome {}

    /** It was not, for a reason that a buyer can read. */
    record Refused(String reason) implements Outcome {}
  }

  /**
   * How many pieces of each product can be bought now; a product that the inventory does not know
   * is left out.
   *
   * @throws UnreachableException if the inventory does not answer
   */
  public Map<String, Long> available(Collection<String> skus) {
    Client inventory = services.client("inventory");
    Map<String, Long> available = new TreeMap<>();
    for (String sku : skus) {
      Answer answer = inventory.get("/products/{sku}", sku);
      if (!answer.isNotFound()) {
        available.put(sku, answer.content().path("available").asLong());
      }
    }
    return available;
  }

  /**
   * Places an order.
   *
   * @param key the same for a repetition of the same order
   * @throws UnreachableException if the order service does not answer: it may have the order
   */
  public Outcome checkout(UUID key, UUID customerId, List<Line> lines, String paymentMethod) {
    Answer answer =
        services
            .client("order")
            .post(
                Map.of(
                    "customerId", customerId,
                    "lines", lines,
                    "paymentMethod", paymentMethod),
                Map.of("Idempotency-Key", key.toString()),
                "/checkout");
    if (answer.status().is2xxSuccessful()) {
      return new Outcome.Accepted(UUID.fromString(answer.body().path("id").asText()));
    }
    return new Outcome.Refused(
        Optional.of(answer.body().path("detail"))
            .filter(JsonNode::isTextual)
            .map(JsonNode::asText)
            .orElse("The order service answered " + answer.status().value()));
  }
}
