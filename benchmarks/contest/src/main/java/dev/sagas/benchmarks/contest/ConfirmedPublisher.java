package dev.sagas.benchmarks.contest;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.amqp.core.MessageBuilder;
import org.springframework.amqp.rabbit.core.RabbitTemplate;

/**
 * Publishes an event and waits for its confirm, for a library that leaves publishing to its user.
 * Libraries may call it through a proxy.
 */
public class ConfirmedPublisher {

  /** Spring's properties that it needs. */
  public static final Map<String, String> SETTINGS =
      Map.of("spring.rabbitmq.publisher-confirm-type", "simple");

  private static final long CONFIRM_MILLIS = 5_000;

  private final RabbitTemplate rabbit;

  /** A publisher by {@code rabbit}, whose connections were made with {@link #SETTINGS}. */
  public ConfirmedPublisher(RabbitTemplate rabbit) {
    this.rabbit = rabbit;
  }

  /** Publishes {@code json}; fails if the broker does not confirm it in time. */
  public void publish(String route, String json) {
    rabbit.<Boolean>invoke(
        channel -> {
          channel.send(
              Servers.EXCHANGE,
              route,
              MessageBuilder.withBody(json.getBytes(StandardCharsets.UTF_8)).build());
          channel.waitForConfirmsOrDie(CONFIRM_MILLIS);
          return true;
        });
  }
}
