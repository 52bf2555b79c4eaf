package dev.sagas.outbox;

import dev.sagas.event.EventEnvelope;

/**
 * A stored event that is not known to be published.
 *
 * @param position the row's place in the order of its key
 * @param event what to publish
 * @param attempts how often the broker refused this very event
 */
public record OutboxRow(long position, EventEnvelope event, int attempts) {}
