package dev.sagas.services.order;

import java.util.UUID;

/** Bodies of checkout requests. */
public final class CheckoutJson {

  private CheckoutJson() {}

  /** A request for one product by a new customer. */
  public static String of(String sku, int quantity) {
    return of(UUID.randomUUID(), line(sku, quantity));
  }

  /** A request of {@code customerId} for {@code lines}. */
  public static String of(UUID customerId, String... lines) {
    return """
        {"customerId": "%s", "lines": [%s], "paymentMethod": "pm_card_visa"}
        """
        .formatted(customerId, String.join(", ", lines));
  }

  /** One line. */
  public static String line(String sku, int quantity) {
    return """
        {"sku": "%s", "quantity": %d}"""
        .formatted(sku, quantity);
  }
}
