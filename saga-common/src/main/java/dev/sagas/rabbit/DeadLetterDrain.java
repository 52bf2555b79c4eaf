package dev.sagas.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.ShutdownSignalException;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.deadletter.DeadLetterStore;
import dev.sagas.deadletter.ParkedMessage;
import dev.sagas.retry.Backoff;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes parked messages from the dead-letter queue into the database, where they can be listed and
 * audited: browsing a quorum queue counts against its delivery limit.
 *
 * <p>Each is acked after its row is committed. One that comes again, because that ack was lost, is
 * known by its fingerprint. While broker or database are away the messages stay in the queue, and
 * it goes on by itself.
 */
public final class DeadLetterDrain implements SmartLifecycle, QueueConsumers {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterDrain.class);
  // Bodies may be large, and one at a time is fast enough for what should not happen.
  private static final int PREFETCH = 5;
  private static final int CLOSE_TIMEOUT_MILLIS = 2_000;
  private static final long STOP_PATIENCE_MILLIS = 10_000;

  private final BrokerLink link;
  private final String queue;
  private final DeadLetterStore store;
  private final ParkedMessageReader reader;
  private final Backoff outage;
  private volatile CountDownLatch stopped = new CountDownLatch(0);
  private volatile CompletableFuture<@Nullable Void> draining = new CompletableFuture<>();
  private volatile boolean consuming;
  private volatile long consumingSince;
  private volatile boolean storing;
  private volatile long storedAt = System.nanoTime();
  private @Nullable Thread thread;

  /** A drain that is not started yet. */
  public DeadLetterDrain(
      BrokerLink link, ServiceNames names, DeadLetterStore store, Backoff outage, Clock clock) {
    this.link = link;
    this.queue = names.dead();
    this.store = store;
    this.reader = new ParkedMessageReader(queue, clock);
    this.outage = outage;
  }

  @Override
  public synchronized void start() {
    stopped = new CountDownLatch(1);
    Thread worker = new Thread(this::run, "saga-dead-letters");
    worker.setDaemon(true);
    thread = worker;
    worker.start();
  }

  @Override
  public synchronized void stop() {
    stopped.countDown();
    draining.complete(null);
    Thread worker = thread;
    thread = null;
    if (worker == null) {
      return;
    }
    try {
      worker.join(STOP_PATIENCE_MILLIS);
      worker.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  @Override
  public String queue() {
    return queue;
  }

  @Override
  public int steady() {
    return consuming && System.nanoTime() - consumingSince > STEADY.toNanos() ? 1 : 0;
  }

  @Override
  public long generation() {
    return consumingSince;
  }

  @Override
  public boolean isIdle() {
    return !storing && System.nanoTime() - storedAt > STEADY.toNanos();
  }

  @Override
  public void restart() {
    draining.completeExceptionally(new IllegalStateException("the broker lost the consumer"));
  }

  private void run() {
    Outage away = new Outage();
    while (isRunning()) {
      long began = System.nanoTime();
      try {
        drainUntilItEnds(away);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (IOException | TimeoutException | ExecutionException | RuntimeException e) {
        away.pause(e, System.nanoTime() - began);
      }
    }
  }

  private void drainUntilItEnds(Outage away)
      throws IOException, TimeoutException, InterruptedException, ExecutionException {
    CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    draining = end;
    if (!isRunning()) {
      return;
    }
    Connection connection = link.open("dead letters");
    try {
      connection.addShutdownListener(end::completeExceptionally);
      Channel channel = connection.createChannel();
      channel.addShutdownListener(end::completeExceptionally);
      channel.basicQos(PREFETCH);
      channel.basicConsume(queue, false, new Storing(channel, end, away));
      consumingSince = System.nanoTime();
      consuming = true;
      end.get();
    } finally {
      consuming = false;
      connection.abort(CLOSE_TIMEOUT_MILLIS);
    }
  }

  /** Warns of the first failure, and waits longer after each until draining went well again. */
  private final class Outage {
    private volatile int failures;

    void over() {
      failures = 0;
    }

    void pause(Exception cause, long drainedNanos) {
      int failure = drainedNanos > outage.most().toNanos() ? 1 : failures + 1;
      failures = failure;
      if (!isRunning()) {
        return;
      }
      if (failure == 1) {
        log.warn("{} cannot be drained now, its messages stay there: {}", queue, cause.toString());
      }
      log.debug("Draining {} failed {} times", queue, failure, cause);
      try {
        if (stopped.await(outage.after(failure).toMillis(), TimeUnit.MILLISECONDS)) {
          log.debug("Draining of {} stops", queue);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private final class Storing extends DefaultConsumer {
    private final CompletableFuture<@Nullable Void> end;
    private final Outage away;

    Storing(Channel channel, CompletableFuture<@Nullable Void> end, Outage away) {
      super(channel);
      this.end = end;
      this.away = away;
    }

    @Override
    public void handleDelivery(
        String consumerTag, Envelope envelope, BasicProperties properties, byte[] body)
        throws IOException {
      if (end.isDone()) {
        return;
      }
      storing = true;
      try {
        store(reader.read(properties, body));
        getChannel().basicAck(envelope.getDeliveryTag(), false);
        away.over();
      } catch (RuntimeException e) {
        // Not acked: it goes back to its queue when the connection is closed.
        end.completeExceptionally(e);
      } finally {
        storedAt = System.nanoTime();
        storing = false;
      }
    }

    @Override
    public void handleCancel(String consumerTag) {
      end.completeExceptionally(new IllegalStateException(queue + " was deleted"));
    }

    @Override
    public void handleShutdownSignal(String consumerTag, ShutdownSignalException cause) {
      end.completeExceptionally(cause);
    }
  }

  private void store(ParkedMessage message) {
    if (!store.park(message)) {
      log.debug("A dead letter came again: {}", message.messageId());
      return;
    }
    log.info(
        "Dead letter stored: event {} {} of saga {}, {}",
        message.type(),
        message.messageId(),
        message.sagaId(),
        message.reason());
  }
}
