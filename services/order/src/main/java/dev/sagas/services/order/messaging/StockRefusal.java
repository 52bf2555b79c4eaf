package dev.sagas.services.order.messaging;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Read from the refusal of inventory.
 *
 * @param reason inventory's code; passed on, never interpreted
 * @param skus what was short; null or empty when inventory does not say
 */
public record StockRefusal(UUID orderId, String reason, @Nullable List<String> skus) {

  /** What a customer may want to know. */
  String detail() {
    return skus == null || skus.isEmpty() ? reason : reason + ": " + String.join(", ", skus);
  }
}
