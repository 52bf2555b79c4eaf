package dev.sagas.services.customer.messaging;

import java.util.UUID;

/** The answer to an order's cancellation. */
public record CreditReleased(UUID orderId, UUID customerId, ReleaseEffect effect) {}
