package dev.sagas.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message taken from the dead-letter queue: see {@link DeadLetter} for what its parts mean.
 *
 * @param fingerprint the same for each delivery of this parked message, and for no other; hex
 */
public record ParkedMessage(
    String fingerprint,
    String queue,
    @Nullable String messageId,
    @Nullable String type,
    @Nullable String sagaId,
    @Nullable Instant occurredAt,
    String reason,
    @Nullable String detail,
    int attempts,
    Instant parkedAt,
    MessageContent content) {}
