package dev.sagas.services.notification.messaging;

import dev.sagas.services.notification.domain.Line;
import java.util.List;
import java.util.UUID;

/** What this service reads of {@code order.placed}. */
record OrderPlaced(UUID orderId, UUID customerId, List<Line> lines) {}
