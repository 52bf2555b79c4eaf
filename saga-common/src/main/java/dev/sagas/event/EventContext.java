package dev.sagas.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the event being handled besides its body.
 *
 * @param eventId identifies the event; the same for each delivery of it
 * @param type its versioned type
 * @param sagaId the saga that it belongs to
 * @param causationId the event that caused it; null when a request did
 * @param occurredAt when its cause was committed, by the publisher's clock
 * @param attempt 1 for the first delivery, then one more for each retry
 */
public record EventContext(
    UUID eventId,
    EventType type,
    UUID sagaId,
    @Nullable UUID causationId,
    Instant occurredAt,
    int attempt) {}
