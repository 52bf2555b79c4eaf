package dev.sagas.endtoend.system;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.GetResponse;
import dev.sagas.test.PrivateBroker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * The inbox queue of a service that is down: takes out what has come in and puts it back in another
 * order, as retries, several publishers and redeliveries do.
 */
public final class Mailbox implements AutoCloseable {

  private final Connection connection;
  private final Channel channel;
  private final String queue;

  public Mailbox(PrivateBroker broker, String service) {
    this.connection = broker.connect(broker.operator());
    this.queue = service + ".inbox";
    try {
      this.channel = connection.createChannel();
      channel.confirmSelect();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A message, with everything that it came with. */
  public record Letter(BasicProperties properties, byte[] body) {

    public String type() {
      return properties.getType();
    }

    public String sagaId() {
      return properties.getCorrelationId();
    }
  }

  /** Waits until {@code count} messages are there, and takes them out. */
  public List<Letter> take(int count) {
    List<Letter> letters = new ArrayList<>();
    Awaitility.await(count + " messages in " + queue)
        .atMost(Duration.ofSeconds(30))
        .until(
            () -> {
              letters.addAll(takeAll());
              return letters.size() >= count;
            });
    return letters;
  }

  private List<Letter> takeAll() throws IOException {
    List<Letter> letters = new ArrayList<>();
    for (GetResponse got = channel.basicGet(queue, true);
        got != null;
        got = channel.basicGet(queue, true)) {
      letters.add(new Letter(got.getProps(), got.getBody()));
    }
    return letters;
  }

  /** Puts messages in, the first to be read first. */
  public void put(List<Letter> letters) throws IOException, InterruptedException {
    for (Letter letter : letters) {
      channel.basicPublish("", queue, letter.properties(), letter.body());
    }
    channel.waitForConfirms();
  }

  @Override
  public void close() {
    connection.abort();
  }
}
