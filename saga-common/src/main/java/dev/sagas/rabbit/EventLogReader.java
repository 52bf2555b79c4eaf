package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import dev.sagas.replay.ReplayStart;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Reads the event log from an offset on, in the order in which it was published. Never nacks, which
 * costs the connection on RabbitMQ 3.10. Not safe for several threads.
 */
final class EventLogReader implements AutoCloseable {

  private static final int BATCH = 500;
  private static final int CLOSE_TIMEOUT_MILLIS = 2_000;

  /** How long the log may show nothing before a mark that stands in it. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Stands behind the last entry that a lost consumer got. */
  private static final Entry END =
      new Entry(-1, new Envelope(0, false, "", ""), new BasicProperties(), new byte[0]);

  private final Connection connection;
  private final Channel channel;
  private final BlockingQueue<Entry> entries = new LinkedBlockingQueue<>();

  private volatile @Nullable String lost;

  private EventLogReader(Connection connection) throws IOException {
    this.connection = connection;
    this.channel = connection.createChannel();
  }

  /** One entry; {@code offset} grows by one from each to the next. */
  record Entry(long offset, Envelope envelope, BasicProperties properties, byte[] body) {

    boolean is(String messageId) {
      return messageId.equals(properties.getMessageId());
    }
  }

  /** Begins at {@code offset}: shows nothing before the log has come so far. */
  static EventLogReader at(BrokerLink link, long offset) throws IOException, TimeoutException {
    return open(link, offset);
  }

  /** Begins where {@code start} says, or with the oldest entry that is left. */
  static EventLogReader from(BrokerLink link, ReplayStart start)
      throws IOException, TimeoutException {
    if (start instanceof ReplayStart.Since since) {
      return since(link, since.moment());
    }
    return start instanceof ReplayStart.At at ? at(link, at.offset()) : open(link, "first");
  }

  /** Begins with the chunk of {@code moment}, or the first that is left. */
  static EventLogReader since(BrokerLink link, Instant moment)
      throws IOException, TimeoutException {
    return open(link, Date.from(moment));
  }

  /** Begins with what is published from now on. */
  static EventLogReader atTheEnd(BrokerLink link) throws IOException, TimeoutException {
    return open(link, "next");
  }

  private static EventLogReader open(BrokerLink link, Object offset)
      throws IOException, TimeoutException {
    Connection connection = link.open("event log");
    try {
      EventLogReader reader = new EventLogReader(connection);
      reader.consume(offset);
      return reader;
    } catch (ShutdownSignalException e) {
      connection.abort(CLOSE_TIMEOUT_MILLIS);
      throw new IOException("the event log cannot be read", e);
    } catch (IOException | RuntimeException e) {
      connection.abort(CLOSE_TIMEOUT_MILLIS);
      throw e;
    }
  }

  private void consume(Object offset) throws IOException {
    channel.basicQos(2 * BATCH);
    channel.basicConsume(
        TopologyNeeds.EVENT_LOG,
        false,
        Map.of("x-stream-offset", offset),
        new DefaultConsumer(channel) {
          @Override
          public void handleDelivery(
              String tag, Envelope envelope, BasicProperties properties, byte[] body) {
            entries.add(new Entry(offsetOf(properties), envelope, properties, body));
          }

          @Override
          public void handleCancel(String tag) {
            lost = "the broker ended the consumer";
            entries.add(END);
          }

          @Override
          public void handleShutdownSignal(String tag, ShutdownSignalException signal) {
            lost = String.valueOf(signal.getMessage());
            entries.add(END);
          }
        });
  }

  private static long offsetOf(BasicProperties properties) {
    if (properties.getHeaders() != null
        && properties.getHeaders().get("x-stream-offset") instanceof Number offset) {
      return offset.longValue();
    }
    throw new IllegalStateException(
        TopologyNeeds.EVENT_LOG + " is no stream: entry without offset");
  }

  /**
   * The next entries, as many as are there; at least one.
   *
   * @throws IOException if none comes within {@code patience}, or the channel has ended
   */
  List<Entry> next(Duration patience) throws IOException, InterruptedException {
    Entry first = entries.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      throw new IOException("the event log showed nothing for " + patience);
    }
    if (first == END) {
      throw new IOException("the event log cannot be read on: " + lost);
    }
    List<Entry> batch = new ArrayList<>();
    batch.add(first);
    while (batch.size() < BATCH && entries.peek() != null && entries.peek() != END) {
      batch.add(entries.remove());
    }
    return batch;
  }

  /** Reads up to the entry with {@code messageId}, and tells its offset. */
  long offsetOf(String messageId) throws IOException, InterruptedException {
    while (true) {
      List<Entry> batch = next(PATIENCE);
      Optional<Entry> found = batch.stream().filter(it -> it.is(messageId)).findFirst();
      if (found.isPresent()) {
        return found.get().offset();
      }
      done(batch.get(batch.size() - 1));
    }
  }

  /** How many messages wait in {@code queue}; asking needs no permission. */
  int waitingIn(String queue) throws IOException {
    try {
      return channel.queueDeclarePassive(queue).getMessageCount();
    } catch (ShutdownSignalException e) {
      throw new IOException("the event log cannot be read on", e);
    }
  }

  /** Asks for more in place of everything up to {@code last}. */
  void done(Entry last) throws IOException {
    try {
      channel.basicAck(last.envelope().getDeliveryTag(), true);
    } catch (ShutdownSignalException e) {
      throw new IOException("the event log cannot be read on", e);
    }
  }

  @Override
  public void close() {
    connection.abort(CLOSE_TIMEOUT_MILLIS);
  }
}
