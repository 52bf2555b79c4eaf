package dev.sagas.services.order.domain;

import java.time.Instant;
import java.util.UUID;

/** Every participant has undone what it did. */
public record OrderClosed(
    UUID orderId, UUID customerId, CancellationReason reason, Instant closedAt)
    implements OrderEvent {}
