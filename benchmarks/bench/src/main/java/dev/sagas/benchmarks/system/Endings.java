package dev.sagas.benchmarks.system;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.sagas.test.MessageBroker;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** Tells when orders end, by the events that say so. */
final class Endings implements AutoCloseable {

  private static final List<String> TYPES = List.of("order.completed.v1", "order.cancelled.v1");

  private final Map<UUID, CompletableFuture<Ending>> endings = new ConcurrentHashMap<>();
  private final Connection connection;

  /**
   * How an order ended.
   *
   * @param nanos when, by {@link System#nanoTime()}
   */
  record Ending(boolean completed, long nanos) {}

  Endings(MessageBroker broker) throws IOException {
    connection = broker.connect(broker.operator());
    Channel channel = connection.createChannel();
    String queue = channel.queueDeclare().getQueue();
    for (String type : TYPES) {
      channel.queueBind(queue, "order.events", type);
    }
    channel.basicConsume(queue, true, (tag, delivery) -> told(delivery), tag -> {});
  }

  private void told(Delivery delivery) {
    long now = System.nanoTime();
    UUID order = UUID.fromString(delivery.getProperties().getCorrelationId());
    boolean completed = delivery.getEnvelope().getRoutingKey().equals(TYPES.get(0));
    ending(order).complete(new Ending(completed, now));
  }

  /** Completes when the order ends, or has ended. */
  CompletableFuture<Ending> of(UUID order) {
    return ending(order).whenComplete((ending, never) -> endings.remove(order));
  }

  private CompletableFuture<Ending> ending(UUID order) {
    return endings.computeIfAbsent(order, id -> new CompletableFuture<>());
  }

  @Override
  public void close() {
    connection.abort(1_000);
  }
}
