package dev.sagas.test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.LongString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Records what is published on exchanges from its creation on, in the order of arrival. It ends
 * with the broker: after a restart of the broker make a new one. Safe for use by several threads.
 */
public final class EventProbe implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<RecordedEvent> events = new CopyOnWriteArrayList<>();
  private final Connection connection;

  private EventProbe(Connection connection) {
    this.connection = connection;
  }

  /** Observes {@code exchanges} of {@code broker}. */
  static EventProbe on(MessageBroker broker, String... exchanges) {
    EventProbe probe = new EventProbe(broker.connect(broker.operator()));
    try {
      Channel channel = probe.connection.createChannel();
      String queue = channel.queueDeclare().getQueue();
      for (String exchange : exchanges) {
        channel.queueBind(queue, exchange, "#");
      }
      channel.basicConsume(queue, true, (tag, delivery) -> probe.record(delivery), tag -> {});
      return probe;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot observe " + String.join(", ", exchanges), e);
    }
  }

  /** What has been seen so far. */
  public List<RecordedEvent> events() {
    return List.copyOf(events);
  }

  /** What has been seen so far of one type. */
  public List<RecordedEvent> events(String type) {
    return events.stream().filter(event -> event.type().equals(type)).toList();
  }

  /** What has been seen so far of one saga. */
  public List<RecordedEvent> events(UUID sagaId) {
    return events.stream().filter(event -> event.sagaId().equals(sagaId)).toList();
  }

  /**
   * The first event of {@code type} in the saga, as soon as it has been seen.
   *
   * @throws AssertionError if none comes within 30 seconds; the message lists what came instead
   */
  public RecordedEvent await(String type, UUID sagaId) {
    return await(
        type + " of saga " + sagaId,
        event -> event.type().equals(type) && event.sagaId().equals(sagaId));
  }

  /**
   * The first event that satisfies {@code wanted}, as soon as it has been seen.
   *
   * @throws AssertionError if none comes within 30 seconds; the message lists what came instead
   */
  public RecordedEvent await(String description, Predicate<RecordedEvent> wanted) {
    try {
      return Awaitility.await(description)
          .atMost(PATIENCE)
          .until(() -> events.stream().filter(wanted).findFirst(), Optional::isPresent)
          .orElseThrow();
    } catch (ConditionTimeoutException e) {
      throw new AssertionError("No %s came; seen: %s".formatted(description, summary()), e);
    }
  }

  /** Forgets what has been seen. */
  public void clear() {
    events.clear();
  }

  @Override
  public void close() {
    connection.abort();
  }

  private void record(Delivery delivery) throws IOException {
    BasicProperties properties = delivery.getProperties();
    Map<String, @Nullable Object> headers = headers(properties);
    Object causation = headers.get("causation-id");
    events.add(
        new RecordedEvent(
            UUID.fromString(properties.getMessageId()),
            properties.getType(),
            UUID.fromString(properties.getCorrelationId()),
            causation == null ? null : UUID.fromString(causation.toString()),
            JSON.readTree(delivery.getBody()),
            headers));
  }

  private List<String> summary() {
    return events.stream().map(event -> event.type() + " " + event.sagaId()).toList();
  }

  private static Map<String, @Nullable Object> headers(BasicProperties properties) {
    Map<String, @Nullable Object> plain = new HashMap<>();
    if (properties.getHeaders() != null) {
      properties
          .getHeaders()
          .forEach(
              (name, value) ->
                  plain.put(name, value instanceof LongString text ? text.toString() : value));
    }
    return plain;
  }
}
