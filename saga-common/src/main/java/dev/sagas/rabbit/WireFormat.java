package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.event.EventEnvelope;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * AMQP properties and headers of an event: ADR 0010. The attributes of CloudEvents 1.0 are bound as
 * its AMQP binding says, with the prefix {@code cloudEvents:}.
 */
final class WireFormat {

  static final String ATTEMPTS = "saga-attempts";
  static final String FAILURES = "saga-failures";
  static final String CAUSATION_ID = "causation-id";
  static final String TRACEPARENT = "traceparent";
  static final String ORDERING_KEY = "ordering-key";
  static final String REPLAYED = "replayed";
  static final String TIME = "cloudEvents:time";

  private static final int PERSISTENT = 2;

  private WireFormat() {}

  static BasicProperties properties(EventEnvelope event) {
    return new BasicProperties.Builder()
        .messageId(event.id().toString())
        .type(event.type().toString())
        .timestamp(Date.from(event.occurredAt()))
        .correlationId(event.sagaId().toString())
        .contentType("application/json")
        .deliveryMode(PERSISTENT)
        .headers(headers(event))
        .build();
  }

  /** When an event occurred; empty for a message that does not say, which is no event. */
  static Optional<Instant> occurredAt(BasicProperties properties) {
    Map<String, Object> headers = properties.getHeaders();
    Object time = headers == null ? null : headers.get(TIME);
    if (time == null) {
      return Optional.ofNullable(properties.getTimestamp()).map(Date::toInstant);
    }
    try {
      return Optional.of(Instant.parse(time.toString()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> headers(EventEnvelope event) {
    Map<String, Object> headers = new HashMap<>();
    headers.put("cloudEvents:specversion", "1.0");
    headers.put("cloudEvents:id", event.id().toString());
    headers.put("cloudEvents:source", event.source());
    headers.put("cloudEvents:type", event.type().toString());
    headers.put(TIME, event.occurredAt().toString());
    headers.put("cloudEvents:subject", event.sagaId().toString());
    headers.put(ORDERING_KEY, event.key());
    if (event.causationId() != null) {
      headers.put(CAUSATION_ID, event.causationId().toString());
    }
    if (event.traceparent() != null) {
      headers.put(TRACEPARENT, event.traceparent());
    }
    if (event.replayed()) {
      headers.put(REPLAYED, true);
    }
    return headers;
  }
}
