package dev.sagas.services.notification.messaging;

import java.util.UUID;

/** What this service reads of {@code order.cancelled}. */
record OrderCancelled(UUID orderId, UUID customerId, String reason) {}
