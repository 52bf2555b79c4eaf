package dev.sagas.test;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.event.EventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes events as the services that they come from would: to that service's exchange, under its
 * account, with every property and header of the wire format. Each call returns once the broker has
 * confirmed. Safe for use by several threads.
 */
public final class EventPublisher {

  private static final long CONFIRM_TIMEOUT_MILLIS = 30_000;

  private final ObjectMapper json =
      JsonMapper.builder()
          .findAndAddModules()
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();
  private final MessageBroker broker;
  private final Clock clock;
  private final @Nullable Account account;

  EventPublisher(MessageBroker broker, Clock clock) {
    this(broker, clock, null);
  }

  private EventPublisher(MessageBroker broker, Clock clock, @Nullable Account account) {
    this.broker = broker;
    this.clock = clock;
    this.account = account;
  }

  /** The same, logged in as {@code other}, for services that have no account at the broker. */
  public EventPublisher as(Account other) {
    return new EventPublisher(broker, clock, other);
  }

  /** Publishes {@code body}, serialised as JSON, as an event that a request caused. */
  public void publish(String type, UUID eventId, UUID sagaId, Object body) {
    publish(EventType.parse(type).publisher(), properties(type, eventId, sagaId), json(body));
  }

  /** Publishes {@code body} as an event that another event caused. */
  public void publish(String type, UUID eventId, UUID sagaId, UUID causationId, Object body) {
    BasicProperties properties = properties(type, eventId, sagaId);
    Map<String, Object> headers = new HashMap<>(properties.getHeaders());
    headers.put("causation-id", causationId.toString());
    publish(
        EventType.parse(type).publisher(),
        properties.builder().headers(headers).build(),
        json(body));
  }

  /**
   * Publishes anything, however malformed, to the exchange of {@code service} with the property
   * {@code type} as its routing key.
   */
  public void publish(String service, BasicProperties properties, byte[] body) {
    publish(service, properties.getType(), properties, body);
  }

  /** Publishes anything, however malformed, with a routing key of its own. */
  public void publish(String service, String routingKey, BasicProperties properties, byte[] body) {
    try (Connection connection =
            broker.connect(account == null ? Account.named(service) : account);
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      channel.basicPublish(service + ".events", routingKey, true, properties, body);
      channel.waitForConfirmsOrDie(CONFIRM_TIMEOUT_MILLIS);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot publish " + routingKey, e);
    } catch (TimeoutException e) {
      throw new IllegalStateException("The broker did not confirm " + routingKey, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while publishing " + routingKey, e);
    }
  }

  /** The properties of a well-formed event, to be spoilt by tests of malformed ones. */
  public BasicProperties properties(String type, UUID eventId, UUID sagaId) {
    Instant now = clock.instant();
    Map<String, Object> headers =
        Map.of(
            "cloudEvents:specversion",
            "1.0",
            "cloudEvents:id",
            eventId.toString(),
            "cloudEvents:source",
            "/" + EventType.parse(type).publisher(),
            "cloudEvents:type",
            type,
            "cloudEvents:time",
            now.toString());
    return new BasicProperties.Builder()
        .messageId(eventId.toString())
        .type(type)
        .timestamp(Date.from(now))
        .correlationId(sagaId.toString())
        .contentType("application/json")
        .deliveryMode(2)
        .headers(headers)
        .build();
  }

  private byte[] json(Object body) {
    try {
      return body instanceof String text
          ? text.getBytes(StandardCharsets.UTF_8)
          : json.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Cannot write as JSON: " + body.getClass(), e);
    }
  }
}
