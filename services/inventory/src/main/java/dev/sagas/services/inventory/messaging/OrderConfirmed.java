package dev.sagas.services.inventory.messaging;

import java.util.UUID;

/** The field of an order's confirmation that names its stock. */
public record OrderConfirmed(UUID orderId) {}
