package dev.sagas.services.payment.messaging;

import java.util.UUID;

/** What this service reads of every other event: which order it is about. */
record OrderReference(UUID orderId) {}
