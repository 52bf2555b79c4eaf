package dev.sagas.services.orderview.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is answered.
 *
 * @param body the event's own JSON
 */
record EventBody(
    UUID id,
    String type,
    String service,
    @Nullable UUID causationId,
    Instant occurredAt,
    Instant receivedAt,
    @Nullable String traceparent,
    @JsonRawValue String body) {

  static EventBody of(SagaEvent event) {
    return new EventBody(
        event.id(),
        event.type(),
        event.service(),
        event.causationId(),
        event.occurredAt(),
        event.receivedAt(),
        event.traceparent(),
        event.body());
  }
}
