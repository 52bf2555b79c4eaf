package dev.sagas.replay;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DeliverCallback;
import dev.sagas.event.UuidV7;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What is published, before a service joins and while it does. */
final class History {

  static final String PLACED = "order.placed.v1";
  static final String CANCELLED = "order.cancelled.v1";
  static final String COMPLETED = "order.completed.v1";
  static final String CAPTURED = "payment.captured.v1";

  private static final List<String> TYPES = List.of(PLACED, CANCELLED, COMPLETED, CAPTURED);
  private static final String QUEUE = "notification.inbox";
  private static final int IN_A_PIPELINE = 1_000;
  private static final long PATIENCE_MILLIS = 30_000;

  private final PrivateServers servers;

  History(PrivateServers servers) {
    this.servers = servers;
  }

  /**
   * No one knows of the newcomer: its queue gets nothing. What waits for the others is gone, too.
   */
  void without() {
    servers
        .broker()
        .asOperator(
            channel -> {
              for (String type : TYPES) {
                channel.queueUnbind(QUEUE, exchange(type), type);
              }
              channel.queuePurge(QUEUE);
              channel.queuePurge("customer.inbox");
            });
  }

  /** From now on the newcomer's queue gets what is published. */
  void introduce() {
    servers
        .broker()
        .asOperator(
            channel -> {
              for (String type : TYPES) {
                channel.queueBind(QUEUE, exchange(type), type);
              }
            });
  }

  private static String exchange(String type) {
    return type.substring(0, type.indexOf('.')) + ".events";
  }

  /** Publishes one event of a saga, which amounts to nothing. */
  void publish(String type, UUID saga) {
    publish(type, saga, Instant.now());
  }

  /** The same, of an event that occurred at another time. */
  void publish(String type, UUID saga, Instant occurred) {
    BasicProperties now = servers.publisher().properties(type, UuidV7.next(), saga);
    Map<String, Object> headers = new HashMap<>(now.getHeaders());
    headers.put("cloudEvents:time", occurred.toString());
    BasicProperties then = now.builder().timestamp(Date.from(occurred)).headers(headers).build();
    servers
        .publisher()
        .publish(
            type.substring(0, type.indexOf('.')),
            then,
            "{\"amount\":0}".getBytes(StandardCharsets.UTF_8));
  }

  /** Publishes so many events of orders, a third of them cancelled. */
  void publish(int count) {
    publish(new UUID(7, 0), number -> number < count, IN_A_PIPELINE);
  }

  /** Publishes events of other orders, one after the other, for as long as it is told to. */
  void publishWhile(BooleanSupplier goOn) {
    publish(new UUID(8, 0), number -> goOn.getAsBoolean(), 1);
  }

  private void publish(UUID first, Going going, int inAPipeline) {
    try (Connection connection = servers.broker().connect(Account.named("order"));
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (long number = 0; going.on(number); number++) {
        UUID order = new UUID(first.getMostSignificantBits(), number / 3);
        send(channel, number % 3 == 2 ? CANCELLED : PLACED, order, number + 1);
        if (number % inAPipeline == inAPipeline - 1) {
          channel.waitForConfirmsOrDie(PATIENCE_MILLIS);
        }
      }
      channel.waitForConfirmsOrDie(PATIENCE_MILLIS);
    } catch (Exception e) {
      throw new IllegalStateException("events cannot be published", e);
    }
  }

  private void send(Channel channel, String type, UUID order, long amount) throws IOException {
    channel.basicPublish(
        "order.events",
        type,
        true,
        servers.publisher().properties(type, UuidV7.next(), order),
        "{\"amount\":%d}".formatted(amount).getBytes(StandardCharsets.UTF_8));
  }

  /** The offset in the event log of what is published next. */
  long offset() throws Exception {
    UUID mark = UuidV7.next();
    servers.publisher().publish("order.log-marked.v1", mark, mark, Map.of());
    CompletableFuture<Long> found = new CompletableFuture<>();
    try (Connection connection = servers.broker().connect(Account.OPERATOR);
        Channel channel = connection.createChannel()) {
      channel.basicQos(IN_A_PIPELINE);
      DeliverCallback look =
          (tag, delivery) -> {
            if (mark.toString().equals(delivery.getProperties().getMessageId())) {
              Object offset = delivery.getProperties().getHeaders().get("x-stream-offset");
              found.complete(Long.parseLong(String.valueOf(offset)));
            }
          };
      Map<String, Object> fromTheLastChunk = Map.of("x-stream-offset", "last");
      channel.basicConsume("event-log", false, fromTheLastChunk, look, tag -> {});
      return found.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) + 1;
    }
  }

  @FunctionalInterface
  private interface Going {
    boolean on(long number);
  }
}
