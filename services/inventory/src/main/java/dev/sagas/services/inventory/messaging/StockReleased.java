package dev.sagas.services.inventory.messaging;

import java.util.UUID;

/** The answer to an order's cancellation. */
public record StockReleased(UUID orderId, ReleaseEffect effect) {}
