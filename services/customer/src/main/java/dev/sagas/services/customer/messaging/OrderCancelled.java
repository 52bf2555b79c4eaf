package dev.sagas.services.customer.messaging;

import java.util.UUID;

/** The fields of an order's cancellation that name its credit. */
public record OrderCancelled(UUID orderId, UUID customerId) {}
