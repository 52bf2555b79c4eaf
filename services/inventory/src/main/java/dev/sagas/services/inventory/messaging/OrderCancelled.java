package dev.sagas.services.inventory.messaging;

import java.util.UUID;

/** The field of an order's cancellation that names its stock. */
public record OrderCancelled(UUID orderId) {}
