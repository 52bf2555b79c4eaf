package dev.sagas.services.notification.messaging;

import dev.sagas.services.notification.domain.Money;
import java.util.UUID;

/** What this service reads of {@code order.completed}. */
record OrderCompleted(UUID orderId, UUID customerId, Money total) {}
