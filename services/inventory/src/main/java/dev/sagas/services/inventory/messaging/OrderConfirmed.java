package dev.sagas.services.inventory.messaging;

import java.util.Objects;
import java.util.UUID;

/** The field of an order's confirmation that names its stock. */
public record OrderConfirmed(UUID orderId) {

  public OrderConfirmed {
    Objects.requireNonNull(orderId, "orderId");
  }
}
