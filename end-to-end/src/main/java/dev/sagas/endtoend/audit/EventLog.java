package dev.sagas.endtoend.audit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.Delivery;
import dev.sagas.test.MessageBroker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Reads the stream to which every events exchange is bound, from its beginning to now; each time
 * only what is new.
 */
final class EventLog {

  private static final String STREAM = "event-log";
  private static final int PREFETCH = 2_000;
  private static final int ACKED_AT_ONCE = 500;
  private static final long PATIENCE_SECONDS = 60;

  private final MessageBroker broker;
  private final Map<UUID, Integer> places = new HashMap<>();
  private long next;

  EventLog(MessageBroker broker) {
    this.broker = broker;
  }

  /**
   * Each event's place, counted from 0, where it came first.
   *
   * @throws IOException if the log could not be read to its end; the next call goes on
   */
  synchronized Map<UUID, Integer> firstPlaces() throws IOException, InterruptedException {
    Connection connection = broker.connect(broker.operator());
    try {
      Channel channel = connection.createChannel();
      String end = UUID.randomUUID().toString();
      channel.confirmSelect();
      channel.basicPublish(
          "", STREAM, new BasicProperties.Builder().messageId(end).build(), new byte[0]);
      channel.waitForConfirms();
      Reading reading = new Reading(end, next);
      reading.read(channel);
      reading.events.forEach(event -> places.putIfAbsent(event, places.size()));
      next = reading.next;
    } finally {
      connection.abort();
    }
    return Collections.unmodifiableMap(places);
  }

  /** What is new up to a message that was published to tell the end. */
  private static final class Reading {

    private final String end;
    private final List<UUID> events = new ArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private long next;

    Reading(String end, long from) {
      this.end = end;
      this.next = from;
    }

    void read(Channel channel) throws IOException, InterruptedException {
      channel.basicQos(PREFETCH);
      channel.basicConsume(
          STREAM,
          false,
          Map.of("x-stream-offset", next),
          (tag, delivery) -> {
            note(delivery);
            if (next % ACKED_AT_ONCE == 0) {
              channel.basicAck(delivery.getEnvelope().getDeliveryTag(), true);
            }
          },
          tag -> {});
      if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the end of " + STREAM + " was not reached");
      }
    }

    /** The broker begins with a whole chunk, of which a part may be known. */
    private void note(Delivery delivery) {
      Object header = delivery.getProperties().getHeaders().get("x-stream-offset");
      long offset = (long) Objects.requireNonNull(header);
      if (offset < next || ended.getCount() == 0) {
        return;
      }
      next = offset + 1;
      String id = delivery.getProperties().getMessageId();
      if (end.equals(id)) {
        ended.countDown();
      } else if (!delivery.getEnvelope().getExchange().isEmpty()) {
        events.add(UUID.fromString(id));
      }
    }
  }
}
