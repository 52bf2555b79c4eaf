package dev.sagas.services.inventory.messaging;

import java.util.UUID;

/** The stock of a confirmed order has left. */
public record StockCommitted(UUID orderId) {}
