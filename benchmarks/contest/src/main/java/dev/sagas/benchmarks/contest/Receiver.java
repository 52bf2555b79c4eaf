package dev.sagas.benchmarks.contest;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Consumes the queue, and keeps account of what has come, how often and in which order. */
final class Receiver implements AutoCloseable {

  private static final int PREFETCH = 1_000;
  private static final int ACK_EVERY = 200;
  private static final Pattern BODY =
      Pattern.compile("\"number\":(\\d+),\"key\":\"([^\"]*)\",\"place\":(\\d+)");

  private final Connection connection;
  private final LongConsumer onFirst;
  private final BitSet seen = new BitSet();
  private final Map<String, Long> lastPlaces = new HashMap<>();
  private long received;
  private long distinct;
  private long inversions;

  /**
   * Consumes {@code queue} from now on.
   *
   * @param onFirst told the number of each event when it comes for the first time
   */
  Receiver(Servers servers, String queue, LongConsumer onFirst) throws IOException {
    this.connection = servers.connect("receiver");
    this.onFirst = onFirst;
    Channel channel = connection.createChannel();
    channel.basicQos(PREFETCH);
    channel.basicConsume(queue, false, new Consumer(channel));
  }

  /** How many different events have come. */
  synchronized long distinct() {
    return distinct;
  }

  /** How many deliveries have come of events that had come before. */
  synchronized long duplicates() {
    return received - distinct;
  }

  /** How often an event came, for the first time, after a later one of its key. */
  synchronized long inversions() {
    return inversions;
  }

  /** Whether {@code count} different events have come before the time is over. */
  synchronized boolean await(long count, long timeout, TimeUnit unit) throws InterruptedException {
    long end = System.nanoTime() + unit.toNanos(timeout);
    while (distinct < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /** Returns when {@code count} different events have come, or no new one for some time. */
  void awaitOrSilence(long count, long timeout, TimeUnit unit) throws InterruptedException {
    long before = -1;
    while (distinct() > before && distinct() < count) {
      before = distinct();
      await(before + 1, timeout, unit);
    }
  }

  private synchronized boolean count(long number, String key, long place) {
    received++;
    if (seen.get((int) number)) {
      return false;
    }
    seen.set((int) number);
    distinct++;
    if (lastPlaces.merge(key, place, Math::max) > place) {
      inversions++;
    }
    notifyAll();
    return true;
  }

  @Override
  public void close() {
    connection.abort(1_000);
  }

  private final class Consumer extends DefaultConsumer {

    private int unacknowledged;

    Consumer(Channel channel) {
      super(channel);
    }

    @Override
    public void handleDelivery(
        String tag, Envelope envelope, BasicProperties properties, byte[] body) throws IOException {
      Matcher fields = BODY.matcher(new String(body, StandardCharsets.UTF_8));
      if (!fields.find()) {
        throw new IOException(
            "Not an event of this contest: " + new String(body, StandardCharsets.UTF_8));
      }
      long number = Long.parseLong(fields.group(1));
      if (count(number, fields.group(2), Long.parseLong(fields.group(3)))) {
        onFirst.accept(number);
      }
      if (++unacknowledged == ACK_EVERY) {
        getChannel().basicAck(envelope.getDeliveryTag(), true);
        unacknowledged = 0;
      }
    }
  }
}
