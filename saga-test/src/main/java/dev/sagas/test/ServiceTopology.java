package dev.sagas.test;

import com.rabbitmq.client.BuiltinExchangeType;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.choreography.NeededBinding;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.ServiceNames;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * Declares at a test's broker what one service's choreography needs, for services whose topology is
 * not among the imported definitions. Production topology comes from definitions, never from code.
 */
public final class ServiceTopology {

  private static final int DELIVERY_LIMIT = 1_000;
  private static final int DEAD_DELIVERY_LIMIT = 1_000_000_000;

  private final ServiceNames names;
  private final Channel channel;

  private ServiceTopology(ServiceNames names, Channel channel) {
    this.names = names;
    this.channel = channel;
  }

  /**
   * Declares exchanges, queues and bindings of {@code choreography}, and the exchanges that it
   * reads from.
   *
   * @param ladder the delays of its retry queues
   * @throws IllegalStateException if the broker refuses
   */
  public static void declare(
      PrivateBroker broker, ServiceChoreography choreography, List<Duration> ladder) {
    try (Connection connection = broker.connect(broker.operator());
        Channel channel = connection.createChannel()) {
      ServiceTopology topology = new ServiceTopology(choreography.names(), channel);
      topology.declareQueues(ladder);
      for (NeededBinding binding : choreography.inboxBindings()) {
        topology.bind(binding);
      }
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException(
          "cannot declare the topology of " + choreography.service(), e);
    }
  }

  private void declareQueues(List<Duration> ladder) throws IOException {
    channel.exchangeDeclare(names.local(), BuiltinExchangeType.DIRECT, true);
    declareEvents(names.events());
    declareQueue(names.inbox(), ServiceNames.INBOX_KEY, deadLettering(ServiceNames.DEAD_KEY));
    Map<String, Object> dead =
        Map.of("x-queue-type", "quorum", "x-delivery-limit", DEAD_DELIVERY_LIMIT);
    channel.queueDeclare(names.dead(), true, false, false, dead);
    channel.queueBind(names.dead(), names.local(), ServiceNames.DEAD_KEY);
    for (Duration rung : ladder) {
      Map<String, Object> arguments = deadLettering(ServiceNames.INBOX_KEY);
      arguments.put("x-message-ttl", rung.toMillis());
      arguments.remove("x-delivery-limit");
      declareQueue(names.retry(rung), ServiceNames.retryKey(rung), arguments);
    }
  }

  private void bind(NeededBinding binding) throws IOException {
    declareEvents(binding.exchange());
    channel.queueBind(binding.queue(), binding.exchange(), binding.routingKey());
  }

  private void declareEvents(String exchange) throws IOException {
    channel.exchangeDeclare(exchange, BuiltinExchangeType.TOPIC, true);
    channel.queueBind("event-log", exchange, "#");
  }

  private void declareQueue(String queue, String key, Map<String, Object> arguments)
      throws IOException {
    channel.queueDeclare(queue, true, false, false, arguments);
    channel.queueBind(queue, names.local(), key);
  }

  private Map<String, Object> deadLettering(String key) {
    return new HashMap<>(
        Map.of(
            "x-queue-type",
            "quorum",
            "x-overflow",
            "reject-publish",
            "x-dead-letter-strategy",
            "at-least-once",
            "x-dead-letter-exchange",
            names.local(),
            "x-dead-letter-routing-key",
            key,
            "x-delivery-limit",
            DELIVERY_LIMIT));
  }
}
