package dev.sagas.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stored and as it travels: attributes and a JSON body.
 *
 * @param id unique for ever; duplicates are told by it
 * @param type versioned type; also the routing key
 * @param source the publishing service, written {@code /order}
 * @param sagaId the AMQP property {@code correlation_id}
 * @param key ordering key
 * @param causationId the event that caused this one; null when a request did
 * @param occurredAt when it was stored, by the publisher's clock; of a scheduled event, when it was
 *     due
 * @param traceparent W3C trace context of the cause; null when it was not traced
 * @param replayed whether it comes of a replay of history: see {@link EventContext#replayed()}
 * @param body UTF-8 JSON
 */
public record EventEnvelope(
    UUID id,
    EventType type,
    String source,
    UUID sagaId,
    String key,
    @Nullable UUID causationId,
    Instant occurredAt,
    @Nullable String traceparent,
    boolean replayed,
    String body) {}
