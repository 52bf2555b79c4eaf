package dev.sagas.services.customer.messaging;

import java.util.UUID;

/** The fields of an order's placing that credit depends on. */
public record OrderPlaced(UUID orderId, UUID customerId, WireMoney total) {}
