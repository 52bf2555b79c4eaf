package dev.sagas.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a list shows of one parked message. Everything that the message says of itself is taken as
 * it was, and may be missing or malformed.
 *
 * @param id grows with the order of arrival
 * @param queue the queue that it was parked in
 * @param messageId the event's id, as text
 * @param type the event's type, as text
 * @param sagaId the saga's id, as text
 * @param occurredAt when its cause was committed
 * @param reason code such as {@code RETRIES_EXHAUSTED}
 * @param detail what went wrong, in words
 * @param attempts deliveries to a handler before it was parked
 * @param parkedAt when it was parked
 * @param state where it is on its way out
 */
public record DeadLetter(
    long id,
    String queue,
    @Nullable String messageId,
    @Nullable String type,
    @Nullable String sagaId,
    @Nullable Instant occurredAt,
    String reason,
    @Nullable String detail,
    int attempts,
    Instant parkedAt,
    DeadLetterState state) {}
