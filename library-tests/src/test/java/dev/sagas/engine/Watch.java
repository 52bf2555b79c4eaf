package dev.sagas.engine;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.sagas.test.PrivateBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** Copies of whatever an exchange is given for one routing key, well-formed or not. */
final class Watch implements AutoCloseable {

  private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
  private final Connection connection;

  private Watch(Connection connection) {
    this.connection = connection;
  }

  static Watch on(PrivateBroker broker, String exchange, String key) {
    return consume(broker, "", exchange, key);
  }

  /** The same through a durable queue, which collects while no one watches and outlives a crash. */
  static Watch durable(PrivateBroker broker, String queue, String exchange, String key) {
    return consume(broker, queue, exchange, key);
  }

  private static Watch consume(PrivateBroker broker, String queue, String exchange, String key) {
    Watch watch = new Watch(broker.connect(broker.operator()));
    try {
      Channel channel = watch.connection.createChannel();
      String name =
          queue.isEmpty()
              ? channel.queueDeclare().getQueue()
              : channel
                  .queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"))
                  .getQueue();
      channel.queueBind(name, exchange, key);
      channel.basicConsume(
          name,
          false,
          (tag, delivery) -> {
            watch.deliveries.add(delivery);
            channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
          },
          tag -> {});
      return watch;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot watch " + exchange, e);
    }
  }

  /** What has come so far of one event. */
  List<Delivery> of(UUID eventId) {
    return deliveries.stream()
        .filter(it -> eventId.toString().equals(it.getProperties().getMessageId()))
        .toList();
  }

  /** The first message of this event, as soon as it has come. */
  Delivery await(UUID eventId) {
    Awaitility.await("event " + eventId).until(() -> !of(eventId).isEmpty());
    return of(eventId).get(0);
  }

  /** Ids of the events that have come, in order of their first arrival. */
  List<String> ids() {
    return deliveries.stream().map(it -> it.getProperties().getMessageId()).distinct().toList();
  }

  /** A header as text. */
  static String header(Delivery delivery, String name) {
    return String.valueOf(delivery.getProperties().getHeaders().get(name));
  }

  @Override
  public void close() {
    connection.abort();
  }
}
