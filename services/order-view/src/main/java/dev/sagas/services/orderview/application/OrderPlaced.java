package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Line;
import dev.sagas.services.orderview.domain.Money;
import java.util.List;
import java.util.UUID;

/** What this service reads of {@code order.placed}. */
public record OrderPlaced(
    UUID orderId, UUID customerId, List<Line> lines, Money total, String paymentMethod) {}
