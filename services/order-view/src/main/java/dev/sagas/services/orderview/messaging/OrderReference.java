package dev.sagas.services.orderview.messaging;

import java.util.UUID;

/** What this service reads of events that tell by their type what happened. */
record OrderReference(UUID orderId) {}
