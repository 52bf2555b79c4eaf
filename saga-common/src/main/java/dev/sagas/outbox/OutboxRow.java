package dev.sagas.outbox;

import dev.sagas.event.EventEnvelope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stored event that is not known to be published.
 *
 * @param position the row's place in the order of its key
 * @param event what to publish
 * @param publishAt when it was scheduled for; null: at once, in the order of its key
 * @param attempts how often the broker refused this very event
 */
public record OutboxRow(
    long position, EventEnvelope event, @Nullable Instant publishAt, int attempts) {}
