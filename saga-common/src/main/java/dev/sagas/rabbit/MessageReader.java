package dev.sagas.rabbit;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.inbox.Delivery;
import dev.sagas.retry.Attempt;
import dev.sagas.retry.ParkReason;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

/** Reads a delivered message as an event, or says why it is none. */
final class MessageReader {

  private final long maxBodyBytes;

  MessageReader(long maxBodyBytes) {
    this.maxBodyBytes = maxBodyBytes;
  }

  /** A message, read. */
  sealed interface Reading {

    /** An event in one of its deliveries. */
    record Event(Delivery delivery) implements Reading {}

    /** A message that no handler can be given. */
    record Unreadable(ParkReason reason, String detail) implements Reading {}
  }

  Reading read(Message message) {
    if (message.getBody().length > maxBodyBytes) {
      return new Reading.Unreadable(
          ParkReason.TOO_LARGE,
          "the body has %d bytes, more than %d".formatted(message.getBody().length, maxBodyBytes));
    }
    try {
      return readable(message);
    } catch (Unreadable e) {
      return new Reading.Unreadable(e.reason, String.valueOf(e.getMessage()));
    }
  }

  private static Reading readable(Message message) throws Unreadable {
    MessageProperties properties = message.getMessageProperties();
    UUID id = uuid("message_id", properties.getMessageId());
    UUID saga = uuid("correlation_id", properties.getCorrelationId());
    EventType type = type(properties.getType());
    EventEnvelope event =
        new EventEnvelope(
            id,
            type,
            "/" + type.publisher(),
            saga,
            Objects.requireNonNullElse(text(properties, WireFormat.ORDERING_KEY), saga.toString()),
            causation(properties),
            time(properties),
            text(properties, WireFormat.TRACEPARENT),
            Boolean.TRUE.equals(properties.getHeader(WireFormat.REPLAYED)),
            new String(message.getBody(), StandardCharsets.UTF_8));
    return new Reading.Event(new Delivery(event, attempt(properties)));
  }

  static Attempt attempt(MessageProperties properties) {
    return new Attempt(
        number(properties, WireFormat.ATTEMPTS, 1), number(properties, WireFormat.FAILURES, 0));
  }

  private static int number(MessageProperties properties, String header, int least) {
    return properties.getHeader(header) instanceof Number number
        ? Math.max(least, number.intValue())
        : least;
  }

  private static EventType type(@Nullable String text) throws Unreadable {
    if (text == null) {
      throw new Unreadable(ParkReason.MISSING_HEADER, "the property type is missing");
    }
    try {
      return EventType.parse(text);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(ParkReason.UNKNOWN_TYPE, String.valueOf(e.getMessage()));
    }
  }

  private static @Nullable UUID causation(MessageProperties properties) throws Unreadable {
    String text = text(properties, WireFormat.CAUSATION_ID);
    return text == null ? null : uuid(WireFormat.CAUSATION_ID, text);
  }

  private static UUID uuid(String name, @Nullable String text) throws Unreadable {
    if (text == null) {
      throw new Unreadable(ParkReason.MISSING_HEADER, "the property " + name + " is missing");
    }
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(ParkReason.MISSING_HEADER, "the property " + name + " is no UUID");
    }
  }

  private static Instant time(MessageProperties properties) throws Unreadable {
    Date timestamp = properties.getTimestamp();
    String text = text(properties, WireFormat.TIME);
    try {
      if (text != null) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      throw new Unreadable(
          ParkReason.MISSING_HEADER, "the header " + WireFormat.TIME + " is no ISO 8601 moment");
    }
    if (timestamp == null) {
      throw new Unreadable(ParkReason.MISSING_HEADER, "the property timestamp is missing");
    }
    return timestamp.toInstant();
  }

  private static @Nullable String text(MessageProperties properties, String header) {
    Object value = properties.getHeader(header);
    return value == null ? null : value.toString();
  }

  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;
    private final ParkReason reason;

    Unreadable(ParkReason reason, String message) {
      super(message);
      this.reason = reason;
    }
  }
}
