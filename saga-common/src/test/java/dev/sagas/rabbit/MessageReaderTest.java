package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.inbox.Delivery;
import dev.sagas.rabbit.MessageReader.Reading;
import dev.sagas.retry.Attempt;
import dev.sagas.retry.ParkReason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;

class MessageReaderTest {

  private static final UUID ID = UUID.fromString("018f3b1e-0000-7000-8000-000000000001");
  private static final UUID SAGA = UUID.fromString("018f3b1e-0000-7000-8000-000000000002");
  private static final UUID CAUSE = UUID.fromString("018f3b1e-0000-7000-8000-000000000003");
  private static final Instant MOMENT = Instant.parse("2026-11-21T10:15:30.123456Z");
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final MessageReader reader = new MessageReader(100);

  @Test
  void readsPropertiesAndHeaders() {
    Reading reading = read(properties -> {});

    assertThat(reading)
        .isEqualTo(
            new Reading.Event(
                new Delivery(
                    new EventEnvelope(
                        ID,
                        EventType.parse("order.placed.v1"),
                        "/order",
                        SAGA,
                        "a key",
                        CAUSE,
                        MOMENT,
                        TRACE,
                        true,
                        "{\"name\": \"Zoë\"}"),
                    Attempt.first())));
  }

  @Test
  void doesWithoutWhatIsOptional() {
    Reading reading =
        read(
            properties -> {
              properties.getHeaders().clear();
              properties.setTimestamp(Date.from(MOMENT));
            });

    assertThat(reading)
        .isInstanceOfSatisfying(
            Reading.Event.class,
            it -> {
              EventEnvelope event = it.delivery().event();
              assertThat(event.key()).isEqualTo(SAGA.toString());
              assertThat(event.causationId()).isNull();
              assertThat(event.traceparent()).isNull();
              assertThat(event.replayed()).isFalse();
              assertThat(event.occurredAt()).isEqualTo("2026-11-21T10:15:30.123Z");
            });
  }

  @Test
  void readsHowOftenItWasTriedAndFailed() {
    assertThat(attempt(3, 2)).isEqualTo(new Attempt(3, 2));
    assertThat(attempt(3L, 2L)).isEqualTo(new Attempt(3, 2));
    assertThat(attempt(-3, -2)).isEqualTo(Attempt.first());
    assertThat(attempt("many", "few")).isEqualTo(Attempt.first());
  }

  @Test
  void acceptsABodyOfTheLimitAndNoLargerOne() {
    MessageProperties properties = properties();

    assertThat(reader.read(new Message(new byte[100], properties)))
        .isInstanceOf(Reading.Event.class);
    assertThat(reader.read(new Message(new byte[101], properties)))
        .isEqualTo(
            new Reading.Unreadable(ParkReason.TOO_LARGE, "the body has 101 bytes, more than 100"));
  }

  @Test
  void namesThePropertyThatIsMissing() {
    assertUnreadable(
        it -> it.setMessageId(null), ParkReason.MISSING_HEADER, "message_id is missing");
    assertUnreadable(
        it -> it.setMessageId("1"), ParkReason.MISSING_HEADER, "message_id is no UUID");
    assertUnreadable(
        it -> it.setCorrelationId(null), ParkReason.MISSING_HEADER, "correlation_id is missing");
    assertUnreadable(it -> it.setType(null), ParkReason.MISSING_HEADER, "type is missing");
    assertUnreadable(it -> it.setType("OrderPlaced"), ParkReason.UNKNOWN_TYPE, "'OrderPlaced'");
    assertUnreadable(
        it -> it.setHeader("causation-id", "x"),
        ParkReason.MISSING_HEADER,
        "causation-id is no UUID");
    assertUnreadable(
        it -> it.setHeader("cloudEvents:time", "today"),
        ParkReason.MISSING_HEADER,
        "cloudEvents:time is no ISO 8601 moment");
    assertUnreadable(
        it -> it.getHeaders().remove("cloudEvents:time"),
        ParkReason.MISSING_HEADER,
        "timestamp is missing");
  }

  private void assertUnreadable(
      Consumer<MessageProperties> spoilt, ParkReason reason, String detail) {
    assertThat(read(spoilt))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            it -> {
              assertThat(it.reason()).isEqualTo(reason);
              assertThat(it.detail()).contains(detail);
            });
  }

  private static Attempt attempt(Object attempts, Object failures) {
    MessageProperties properties = properties();
    properties.setHeader("saga-attempts", attempts);
    properties.setHeader("saga-failures", failures);
    return MessageReader.attempt(properties);
  }

  private Reading read(Consumer<MessageProperties> change) {
    MessageProperties properties = properties();
    change.accept(properties);
    return reader.read(
        new Message("{\"name\": \"Zoë\"}".getBytes(StandardCharsets.UTF_8), properties));
  }

  private static MessageProperties properties() {
    MessageProperties properties = new MessageProperties();
    properties.setMessageId(ID.toString());
    properties.setCorrelationId(SAGA.toString());
    properties.setType("order.placed.v1");
    properties.setHeader("cloudEvents:time", MOMENT.toString());
    properties.setHeader("causation-id", CAUSE.toString());
    properties.setHeader("ordering-key", "a key");
    properties.setHeader("traceparent", TRACE);
    properties.setHeader("replayed", true);
    return properties;
  }
}
