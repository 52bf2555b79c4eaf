package dev.sagas.services.order.domain;

import java.time.Instant;
import java.util.UUID;

/** The payment is captured: the checkout has ended well. */
public record OrderCompleted(UUID orderId, UUID customerId, Money total, Instant completedAt)
    implements OrderEvent {}
