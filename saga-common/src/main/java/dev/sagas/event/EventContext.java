package dev.sagas.event;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the event being handled besides its body.
 *
 * @param envelope the event as it came, for those who keep it
 * @param attempt 1 for the first delivery, then one more for each retry
 */
public record EventContext(EventEnvelope envelope, int attempt) {

  /** Identifies the event; the same for each delivery of it. */
  public UUID eventId() {
    return envelope.id();
  }

  /** Its versioned type. */
  public EventType type() {
    return envelope.type();
  }

  /** The saga that it belongs to. */
  public UUID sagaId() {
    return envelope.sagaId();
  }

  /** The event that caused it; null when a request did. */
  public @Nullable UUID causationId() {
    return envelope.causationId();
  }

  /** When it was stored, by the publisher's clock; of a scheduled event, when it was due. */
  public Instant occurredAt() {
    return envelope.occurredAt();
  }

  /**
   * Whether it is history that the service asked for, or was caused by such an event. Handlers that
   * call the outside world do not get it, unless they say that they may; what other handlers emit
   * is marked alike.
   */
  public boolean replayed() {
    return envelope.replayed();
  }
}
