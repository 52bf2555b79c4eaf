package dev.sagas.endtoend.audit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.test.MessageBroker;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Reads the stream to which every events exchange is bound, from its beginning to now. */
final class EventLog {

  private static final String STREAM = "event-log";
  private static final int PREFETCH = 500;
  private static final long PATIENCE_SECONDS = 60;

  private final MessageBroker broker;

  EventLog(MessageBroker broker) {
    this.broker = broker;
  }

  /** Each event's place, counted from 0, where it came first. */
  Map<UUID, Integer> firstPlaces() throws IOException, InterruptedException {
    Connection connection = broker.connect(broker.operator());
    try {
      Channel channel = connection.createChannel();
      String end = UUID.randomUUID().toString();
      channel.confirmSelect();
      channel.basicPublish(
          "", STREAM, new BasicProperties.Builder().messageId(end).build(), new byte[0]);
      channel.waitForConfirms();
      return readUntil(end, channel);
    } finally {
      connection.abort();
    }
  }

  private static Map<UUID, Integer> readUntil(String end, Channel channel)
      throws IOException, InterruptedException {
    Map<UUID, Integer> places = new HashMap<>();
    CountDownLatch ended = new CountDownLatch(1);
    channel.basicQos(PREFETCH);
    channel.basicConsume(
        STREAM,
        false,
        Map.of("x-stream-offset", "first"),
        (tag, delivery) -> {
          String id = delivery.getProperties().getMessageId();
          if (end.equals(id)) {
            ended.countDown();
          } else if (!delivery.getEnvelope().getExchange().isEmpty()) {
            places.putIfAbsent(UUID.fromString(id), places.size());
          }
          channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
        },
        tag -> {});
    if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IOException("the end of " + STREAM + " was not reached");
    }
    return places;
  }
}
