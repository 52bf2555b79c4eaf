package dev.sagas.autoconfigure;

import dev.sagas.replay.ReplayStart;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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
 * @param replay history, for a service that joins late
 */
@ConfigurationProperties("saga")
public record SagaProperties(
    @DefaultValue Outbox outbox,
    @DefaultValue Inbox inbox,
    @DefaultValue Retry retry,
    @DefaultValue Topology topology,
    @DefaultValue DeadLetters deadLetters,
    @DefaultValue Replay replay) {

  public SagaProperties {
    Limits.notShorter(
        "saga.dead-letters.retention",
        deadLetters.retention(),
        "saga.inbox.retention",
        inbox.retention());
  }

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
   * @param workers Threads that handle deliveries, at the most; another one joins in while a whole
   *     batch is left for it. Each needs a database connection; 1 to 64.
   * @param batchSize Deliveries handled in one transaction, at the most; 1 to 500. 1 keeps them
   *     apart.
   * @param calls Deliveries to handlers that call the outside world handled at the same time; 1 to
   *     256.
   * @param prefetch Deliveries held by each instance; each of them counts against the queue's
   *     delivery limit when the connection is lost. 1 to 2000.
   * @param maxBodySize Larger messages are parked unread.
   * @param retention How long duplicates are told by the inbox; longer than a message can stay in
   *     retry queues and as a dead letter.
   * @param purgeInterval How often rows older than the retention are deleted.
   */
  public record Inbox(
      @DefaultValue("2") int workers,
      @DefaultValue("32") int batchSize,
      @DefaultValue("8") int calls,
      @DefaultValue("128") int prefetch,
      @DefaultValue("4MB") DataSize maxBodySize,
      @DefaultValue("30d") Duration retention,
      @DefaultValue("10m") Duration purgeInterval) {

    public Inbox {
      Limits.within("saga.inbox.workers", workers, 1, 64);
      Limits.within("saga.inbox.batch-size", batchSize, 1, 500);
      Limits.within("saga.inbox.calls", calls, 1, 256);
      Limits.within("saga.inbox.prefetch", prefetch, 1, 2_000);
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
   * @param checkInterval How often to check while running; five times as often while something is
   *     wrong.
   * @param restore re-creating what is missing
   * @param backfill bringing what was missed
   */
  public record Topology(
      @DefaultValue("true") boolean verify,
      @DefaultValue List<URI> managementUrl,
      @DefaultValue("15s") Duration checkInterval,
      @DefaultValue Restore restore,
      @DefaultValue Backfill backfill) {

    public Topology {
      Limits.positive("saga.topology.check-interval", checkInterval);
    }
  }

  /**
   * Re-creating what is missing at the broker.
   *
   * @param username Account that may declare the service's exchanges, queues and bindings, and read
   *     event-log; when absent, drift is only reported, and what was missed is not brought.
   * @param password Its password.
   */
  public record Restore(@Nullable String username, @Nullable String password) {

    public Restore {
      if ((username == null) != (password == null)) {
        throw new IllegalArgumentException(
            "saga.topology.restore.username and saga.topology.restore.password go together: set both or none");
      }
    }

    /** Whether an account is given. */
    public boolean allowed() {
      return username != null;
    }
  }

  /**
   * Bringing what was missed, from the event log.
   *
   * @param margin How far the clocks of broker and services may differ, and how long a message may
   *     be on its way inside the broker; the event log is read from so long before a gap until so
   *     long after it, and a replay begins so long after the topology was right.
   * @param lookBack How much of the event log before the deletion of a queue is looked through at a
   *     time for what the queue held, going back until nothing is found.
   */
  public record Backfill(
      @DefaultValue("1m") Duration margin, @DefaultValue("1h") Duration lookBack) {

    public Backfill {
      Limits.positive("saga.topology.backfill.margin", margin);
      Limits.positive("saga.topology.backfill.look-back", lookBack);
    }
  }

  /**
   * Parked messages.
   *
   * @param maxStay How long after it was parked a message may still be redriven.
   * @param protectedTypes Event types that cannot be discarded without force, besides those that
   *     compensate.
   * @param retention How long redriven and discarded messages are kept, with their audit; at least
   *     as long as the inbox tells duplicates, so that no backfill brings back what was discarded.
   * @param purgeInterval How often messages settled longer ago than the retention are deleted.
   */
  public record DeadLetters(
      @DefaultValue("14d") Duration maxStay,
      @DefaultValue Set<String> protectedTypes,
      @DefaultValue("90d") Duration retention,
      @DefaultValue("1h") Duration purgeInterval) {

    public DeadLetters {
      Limits.positive("saga.dead-letters.max-stay", maxStay);
      Limits.positive("saga.dead-letters.purge-interval", purgeInterval);
    }
  }

  /**
   * History, for a service that joins late.
   *
   * @param from Where in event-log it begins: start, a moment such as 2026-11-01T00:00:00Z, or an
   *     offset. When absent, nothing is replayed. The service's account needs the permission to
   *     read event-log.
   * @param id Names the replay, which is run once; another name runs another one. When absent, what
   *     saga.replay.from says.
   */
  public record Replay(@Nullable String from, @Nullable String id) {

    public Replay {
      if (from != null) {
        ReplayStart.parse(from);
      } else if (id != null) {
        throw new IllegalArgumentException(
            "saga.replay.id names a replay that saga.replay.from does not ask for: set both or none");
      }
    }
  }
}
