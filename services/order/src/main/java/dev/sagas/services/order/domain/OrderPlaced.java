package dev.sagas.services.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A checkout begins.
 *
 * @param lines each SKU once
 * @param total more than zero
 */
public record OrderPlaced(
    UUID orderId,
    UUID customerId,
    List<OrderLine> lines,
    Money total,
    String paymentMethod,
    Instant placedAt)
    implements OrderEvent {}
