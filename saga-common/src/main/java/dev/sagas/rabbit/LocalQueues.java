package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.retry.Attempt;
import dev.sagas.retry.Outcome;
import dev.sagas.retry.ParkReason;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.amqp.core.Message;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/**
 * The service's own queues behind its local exchange: retry ladder and dead letters. A message is
 * copied there and confirmed before its original is acked, so a crash between the two doubles it
 * and never loses it.
 */
final class LocalQueues {

  static final String PARK_REASON = "saga-park-reason";
  static final String PARK_DETAIL = "saga-park-detail";
  static final String PARKED_AT = "saga-parked-at";

  private static final int MAX_DETAIL = 2_000;

  private final ConfirmedSender sender;
  private final ServiceNames names;
  private final Clock clock;
  private final DefaultMessagePropertiesConverter converter =
      new DefaultMessagePropertiesConverter();

  LocalQueues(ConfirmedSender sender, ServiceNames names, Clock clock) {
    this.sender = sender;
    this.names = names;
    this.clock = clock;
  }

  void retry(Message message, Outcome.Retry retry) throws UnconfirmedException {
    Attempt next = MessageReader.attempt(message.getMessageProperties()).next(retry.counted());
    send(
        ServiceNames.retryKey(retry.delay()),
        message,
        Map.of(WireFormat.ATTEMPTS, next.number(), WireFormat.FAILURES, next.failures()));
  }

  void park(Message message, ParkReason reason, String detail) throws UnconfirmedException {
    Map<String, Object> headers = new HashMap<>();
    headers.put(PARK_REASON, reason.name());
    headers.put(
        PARK_DETAIL, detail.length() > MAX_DETAIL ? detail.substring(0, MAX_DETAIL) : detail);
    headers.put(PARKED_AT, clock.instant().toString());
    headers.put(
        WireFormat.ATTEMPTS, MessageReader.attempt(message.getMessageProperties()).number());
    send(ServiceNames.DEAD_KEY, message, headers);
  }

  private void send(String key, Message message, Map<String, Object> extra)
      throws UnconfirmedException {
    sender.send(
        names.local(), key, properties(message.getMessageProperties(), extra), message.getBody());
  }

  /** The broker's own headers are left behind: they tell of the copy that is about to be acked. */
  private BasicProperties properties(MessageProperties original, Map<String, Object> extra) {
    BasicProperties properties =
        converter.fromMessageProperties(original, StandardCharsets.UTF_8.name());
    Map<String, Object> headers = new HashMap<>();
    if (properties.getHeaders() != null) {
      properties
          .getHeaders()
          .forEach(
              (name, value) -> {
                if (!name.startsWith("x-") && !name.equals(WireFormat.FAILURES)) {
                  headers.put(name, value);
                }
              });
    }
    headers.putAll(extra);
    return properties.builder().headers(headers).expiration(null).deliveryMode(2).build();
  }
}
