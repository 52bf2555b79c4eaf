package dev.sagas.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the saga library, under {@code saga}.
 *
 * @param outbox storing and relaying events
 * @param inbox consuming events
 * @param retry what becomes of deliveries that failed
 * @param topology checking the broker's exchanges, queues and bindings
 * @param deadLetters parked messages
 */
@ConfigurationProperties("saga")
public record SagaProperties(
    @DefaultValue Outbox outbox,
    @DefaultValue Inbox inbox,
    @DefaultValue Retry retry,
    @DefaultValue Topology topology,
    @DefaultValue DeadLetters deadLetters) {

  /**
   * Storing and relaying events.
   *
   * @param workers Threads that claim and publish; 1 to 16.
   * @param batchSize Events published in one pipeline; 1 to 5000.
   * @param sweepInterval How often to look for rows that no commit of this process told of: those
   *     of a crashed instance, retries, due deadlines.
   * @param confirmTimeout How long the broker may take to confirm before events are published
   *     again.
   * @param lease After this long in one transaction a paused relay loses its rows to others; longer
   *     than the confirm time-out.
   * @param maxBodySize Larger events are refused when they are stored.
   * @param pendingKeys Keys remembered between commit and publishing; what does not fit is swept
   *     up.
   * @param refusalPause First pause before an event that the broker refused is published again;
   *     doubled each time.
   * @param refusalPauseMost Longest pause of an event that the broker refused.
   * @param outagePause First pause while the broker is unavailable; doubled each time.
   * @param outagePauseMost Longest pause while the broker is unavailable.
   */
  public record Outbox(
      @DefaultValue("2") int workers,
      @DefaultValue("200") int batchSize,
      @DefaultValue("1s") Duration sweepInterval,
      @DefaultValue("10s") Duration confirmTimeout,
      @DefaultValue("30s") Duration lease,
      @DefaultValue("1MB") DataSize maxBodySize,
      @DefaultValue("20000") int pendingKeys,
      @DefaultValue("1s") Duration refusalPause,
      @DefaultValue("1m") Duration refusalPauseMost,
      @DefaultValue("100ms") Duration outagePause,
      @DefaultValue("5s") Duration outagePauseMost) {

    public Outbox {
      Limits.within("saga.outbox.workers", workers, 1, 16);
      Limits.within("saga.outbox.batch-size", batchSize, 1, 5_000);
      Limits.within("saga.outbox.pending-keys", pendingKeys, batchSize, 10_000_000);
      Limits.positive("saga.outbox.sweep-interval", sweepInterval);
      Limits.positive("saga.outbox.confirm-timeout", confirmTimeout);
      Limits.longer("saga.outbox.lease", lease, "saga.outbox.confirm-timeout", confirmTimeout);
      Limits.within("saga.outbox.max-body-size", maxBodySize.toBytes(), 1_024, 15_000_000);
    }
  }

  /**
   * Consuming events.
   *
   * @param consumers Deliveries handled at the same time; each needs a database connection.
   * @param prefetch Deliveries held by each consumer; modest, since all of them count against the
   *     queue's delivery limit when the connection is lost.
   * @param maxBodySize Larger messages are parked unread.
   * @param retention How long duplicates are told by the inbox; longer than a message can stay in
   *     retry queues and as a dead letter.
   * @param purgeInterval How often rows older than the retention are deleted.
   */
  public record Inbox(
      @DefaultValue("8") int consumers,
      @DefaultValue("16") int prefetch,
      @DefaultValue("4MB") DataSize maxBodySize,
      @DefaultValue("30d") Duration retention,
      @DefaultValue("10m") Duration purgeInterval) {

    public Inbox {
      Limits.within("saga.inbox.consumers", consumers, 1, 256);
      Limits.within("saga.inbox.prefetch", prefetch, 1, 250);
      Limits.positive("saga.inbox.retention", retention);
      Limits.positive("saga.inbox.purge-interval", purgeInterval);
    }
  }

  /**
   * What becomes of deliveries that failed.
   *
   * @param ladder Delays of the retry queues, shortest first; each needs its queue at the broker.
   * @param maxAttempts Deliveries after which an unexplained failure is parked. Unknown answers and
   *     a database that is away do not count.
   */
  public record Retry(
      @DefaultValue({"1s", "5s", "30s", "5m"}) List<Duration> ladder,
      @DefaultValue("10") int maxAttempts) {

    public Retry {
      Limits.within("saga.retry.max-attempts", maxAttempts, 1, 10_000);
      ladder.forEach(rung -> Limits.positive("saga.retry.ladder", rung));
    }
  }

  /**
   * Checking the broker's exchanges, queues and bindings.
   *
   * @param verify Whether to check them at start and while running.
   * @param managementUrl RabbitMQ's management API; of a cluster, that of each node, separated by
   *     commas: when one does not answer, the next is asked. When absent, port 15672 of each of the
   *     broker's addresses.
   * @param checkInterval How often to check while running.
   */
  public record Topology(
      @DefaultValue("true") boolean verify,
      @DefaultValue List<URI> managementUrl,
      @DefaultValue("15s") Duration checkInterval) {

    public Topology {
      Limits.positive("saga.topology.check-interval", checkInterval);
    }
  }

  /**
   * Parked messages.
   *
   * @param maxStay How long after it was parked a message may still be redriven.
   * @param protectedTypes Event types that cannot be discarded without force, besides those that
   *     compensate.
   */
  public record DeadLetters(
      @DefaultValue("14d") Duration maxStay, @DefaultValue Set<String> protectedTypes) {

    public DeadLetters {
      Limits.positive("saga.dead-letters.max-stay", maxStay);
    }
  }
}
