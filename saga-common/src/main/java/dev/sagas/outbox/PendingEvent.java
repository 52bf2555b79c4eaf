package dev.sagas.outbox;

import dev.sagas.event.EventEnvelope;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event ready to be stored.
 *
 * @param publishAt not published before; null: at once, in the order of its key
 */
public record PendingEvent(EventEnvelope event, @Nullable Instant publishAt) {}
