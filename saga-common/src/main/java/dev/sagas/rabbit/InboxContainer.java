package dev.sagas.rabbit;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.inbox.InboxDispatcher;
import dev.sagas.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The consumers of a service's inbox queue. They ack by themselves, after the commit; they survive
 * a broker that is down, and a queue that is missing for a while.
 */
public final class InboxContainer extends SimpleMessageListenerContainer implements QueueConsumers {

  private final InboxListener listener;
  private final ConsumerOutage outages;
  private final String queue;
  private final Object restarting = new Object();
  private volatile boolean wanted;

  /**
   * Consumers that are not started yet.
   *
   * @param queueLost called when the broker cancels consumers, as it does when the queue is deleted
   */
  public InboxContainer(
      ConnectionFactory connections,
      ServiceNames names,
      Settings settings,
      InboxDispatcher dispatcher,
      ConfirmedSender sender,
      Backoff outage,
      Clock clock,
      ParkObserver observer,
      Runnable queueLost) {
    super(connections);
    listener =
        new InboxListener(
            new MessageReader(settings.maxBodyBytes()),
            dispatcher,
            new LocalQueues(sender, names, clock),
            outage,
            observer,
            settings);
    queue = names.inbox();
    outages = new ConsumerOutage(names.inbox(), queueLost);
    setQueueNames(names.inbox());
    setMessageListener(listener);
    setAcknowledgeMode(AcknowledgeMode.MANUAL);
    setConcurrentConsumers(1);
    setPrefetchCount(settings.prefetch());
    setMissingQueuesFatal(false);
    setAutoDeclare(false);
    setRecoveryInterval(Duration.ofSeconds(1).toMillis());
    setShutdownTimeout(Duration.ofSeconds(10).toMillis());
    setTaskExecutor(new SimpleAsyncTaskExecutor("saga-inbox-"));
  }

  @Override
  public void setApplicationEventPublisher(ApplicationEventPublisher listeners) {
    super.setApplicationEventPublisher(outages.before(listeners));
  }

  @Override
  public void start() {
    synchronized (restarting) {
      wanted = true;
      super.start();
    }
  }

  @Override
  public void stop() {
    wanted = false;
    super.stop();
  }

  @Override
  public void stop(Runnable callback) {
    wanted = false;
    super.stop(callback);
  }

  @Override
  public void destroy() {
    wanted = false;
    super.destroy();
  }

  @Override
  public String queue() {
    return queue;
  }

  @Override
  public int steady() {
    long quiet = System.nanoTime() - outages.changedAt();
    boolean settled = wanted && isRunning() && quiet > STEADY.toNanos();
    return settled && !outages.isAway() ? getActiveConsumerCount() : 0;
  }

  @Override
  public long generation() {
    return outages.changedAt();
  }

  @Override
  public boolean isIdle() {
    return listener.isIdle(STEADY);
  }

  /** Unless they are stopped for good meanwhile. */
  @Override
  public void restart() {
    new SimpleAsyncTaskExecutor("saga-inbox-restart-").execute(this::stopAndStart);
  }

  private void stopAndStart() {
    synchronized (restarting) {
      if (!wanted) {
        return;
      }
      super.stop();
      // A channel that is used again would bring back what the broker has wrong.
      if (getConnectionFactory() instanceof CachingConnectionFactory cached) {
        cached.resetConnection();
      }
      super.start();
      // Stopped for good in between, which did nothing then.
      if (!wanted) {
        super.stop();
      }
    }
  }

  @Override
  protected void doStart() {
    outages.changed();
    listener.start();
    super.doStart();
  }

  @Override
  protected void shutdownAndWaitOrCallback(@Nullable Runnable callback) {
    listener.stop();
    super.shutdownAndWaitOrCallback(callback);
  }

  /**
   * How much is taken at once.
   *
   * @param workers batches handled at the same time, at the most
   * @param batchSize deliveries handled in one transaction, at the most
   * @param calls deliveries to handlers that call the outside world handled at the same time
   * @param prefetch deliveries held by the consumer; each of them counts against the queue's
   *     delivery limit when the connection is lost
   * @param maxBodyBytes larger bodies are parked unread
   */
  public record Settings(int workers, int batchSize, int calls, int prefetch, long maxBodyBytes) {}
}
