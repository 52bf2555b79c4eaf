package dev.sagas.benchmarks.contest;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The exchange and the quorum queue of a run. */
final class Field {

  static final String QUEUE = "bench.received";

  private final Servers servers;

  Field(Servers servers) {
    this.servers = servers;
  }

  /** Makes both anew, and binds them. */
  void layOut() {
    onChannel(
        channel -> {
          channel.exchangeDelete(Servers.EXCHANGE);
          channel.queueDelete(QUEUE);
          channel.queueDeclare(QUEUE, true, false, false, Map.of("x-queue-type", "quorum"));
        });
    bringExchange();
  }

  void removeExchange() {
    onChannel(channel -> channel.exchangeDelete(Servers.EXCHANGE));
  }

  void bringExchange() {
    onChannel(channel -> channel.exchangeDeclare(Servers.EXCHANGE, "topic", true));
    bind(Work.ROUTED);
  }

  void bind(String route) {
    onChannel(channel -> channel.queueBind(QUEUE, Servers.EXCHANGE, route));
  }

  private void onChannel(Action action) {
    try (Connection connection = servers.connect("field");
        Channel channel = connection.createChannel()) {
      action.on(channel);
    } catch (IOException | TimeoutException e) {
      throw new IllegalStateException("The broker does not do what it should", e);
    }
  }

  @FunctionalInterface
  private interface Action {
    void on(Channel channel) throws IOException;
  }
}
