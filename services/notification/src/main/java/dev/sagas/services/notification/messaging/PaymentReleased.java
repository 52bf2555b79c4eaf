package dev.sagas.services.notification.messaging;

import java.util.UUID;

/** What this service reads of {@code payment.released}. */
record PaymentReleased(UUID orderId) {}
