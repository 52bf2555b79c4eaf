package dev.sagas.services.orderview.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event of a saga, as it came.
 *
 * @param service who published it
 * @param causationId the event that caused it; null when a request did
 * @param occurredAt when it was stored, by its publisher's clock
 * @param receivedAt when it was handled here
 * @param body JSON
 */
public record SagaEvent(
    UUID id,
    UUID sagaId,
    String type,
    String service,
    @Nullable UUID causationId,
    Instant occurredAt,
    Instant receivedAt,
    @Nullable String traceparent,
    String body) {}
