package dev.sagas.services.order.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whatever was done for the order is to be undone, and every participant answers. */
public record OrderCancelled(
    UUID orderId,
    UUID customerId,
    CancellationReason reason,
    @Nullable String detail,
    Instant cancelledAt)
    implements OrderEvent {}
