package dev.sagas.rabbit;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.inbox.InboxDispatcher;
import dev.sagas.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.AcknowledgeMode;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;
import org.springframework.amqp.rabbit.listener.SimpleMessageListenerContainer;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.core.task.SimpleAsyncTaskExecutor;

/**
 * The consumers of a service's inbox queue. They ack by themselves, after the commit; they survive
 * a broker that is down, and a queue that is missing for a while.
 */
public final class InboxContainer extends SimpleMessageListenerContainer {

  private final InboxListener listener;
  private final ConsumerOutage outages;

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
            observer);
    outages = new ConsumerOutage(names.inbox(), queueLost);
    setQueueNames(names.inbox());
    setMessageListener(listener);
    setAcknowledgeMode(AcknowledgeMode.MANUAL);
    setConcurrentConsumers(settings.consumers());
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
  protected void doStart() {
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
   * @param consumers deliveries handled at the same time
   * @param prefetch deliveries held by each consumer; modest, since each of them counts against the
   *     queue's delivery limit when the connection is lost
   * @param maxBodyBytes larger bodies are parked unread
   */
  public record Settings(int consumers, int prefetch, long maxBodyBytes) {}
}
