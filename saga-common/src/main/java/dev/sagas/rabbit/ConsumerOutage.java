package dev.sagas.rabbit;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.amqp.rabbit.listener.ConsumeOkEvent;
import org.springframework.amqp.rabbit.listener.ListenerContainerConsumerFailedEvent;
import org.springframework.amqp.rabbit.support.ConsumerCancelledException;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Tells of a broker that is away, or a queue that is missing, once and not for each try of each
 * consumer; and of its return.
 */
final class ConsumerOutage {

  private static final Logger log = LoggerFactory.getLogger(ConsumerOutage.class);

  private final String queue;
  private final Runnable queueLost;
  private final AtomicBoolean away = new AtomicBoolean();
  private volatile long changedAt = System.nanoTime();

  /**
   * Tells of the consumers of {@code queue}.
   *
   * @param queueLost called when the broker has cancelled the consumers, as it does when the queue
   *     is deleted
   */
  ConsumerOutage(String queue, Runnable queueLost) {
    this.queue = queue;
    this.queueLost = queueLost;
  }

  /** Listens to what a container says on its way to {@code listeners}. */
  ApplicationEventPublisher before(ApplicationEventPublisher listeners) {
    return event -> {
      if (event instanceof ListenerContainerConsumerFailedEvent failure) {
        failed(failure.getReason(), failure.getThrowable());
      } else if (event instanceof ConsumeOkEvent) {
        started();
      }
      listeners.publishEvent(event);
    };
  }

  /** Since when, by {@link System#nanoTime()}, no consumer has started or failed. */
  long changedAt() {
    return changedAt;
  }

  boolean isAway() {
    return away.get();
  }

  /** They begin anew. */
  void changed() {
    changedAt = System.nanoTime();
  }

  private void failed(String reason, Throwable cause) {
    changedAt = System.nanoTime();
    if (away.compareAndSet(false, true)) {
      log.warn(
          "{} cannot be consumed now, its messages stay there: {} ({})",
          queue,
          reason,
          String.valueOf(cause));
    }
    if (cause instanceof ConsumerCancelledException) {
      queueLost.run();
    }
    log.debug("A consumer of {} failed: {}", queue, reason, cause);
  }

  private void started() {
    changedAt = System.nanoTime();
    if (away.compareAndSet(true, false)) {
      log.info("{} is consumed again", queue);
    }
  }
}
