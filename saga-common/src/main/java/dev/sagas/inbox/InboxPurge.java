package dev.sagas.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionOperations;

/** Deletes inbox rows older than the retention, in small transactions. */
public final class InboxPurge implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(InboxPurge.class);
  private static final int BATCH = 5_000;

  private final InboxStore store;
  private final TransactionOperations transactions;
  private final Duration retention;
  private final Duration interval;
  private final Clock clock;
  private @Nullable ScheduledExecutorService executor;

  /** A purge that is not started yet. */
  public InboxPurge(
      InboxStore store,
      TransactionOperations transactions,
      Duration retention,
      Duration interval,
      Clock clock) {
    this.store = store;
    this.transactions = transactions;
    this.retention = retention;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Deletes all rows older than the retention.
   *
   * @return how many were deleted
   */
  public long purge() {
    Instant moment = clock.instant().minus(retention);
    long purged = 0;
    int batch;
    do {
      Integer deleted = transactions.execute(status -> store.purge(moment, BATCH));
      batch = deleted == null ? 0 : deleted;
      purged += batch;
    } while (batch == BATCH);
    return purged;
  }

  @Override
  public synchronized void start() {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "saga-inbox-purge");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        executor.scheduleWithFixedDelay(
            this::purgeAndLog, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void purgeAndLog() {
    try {
      log.debug("Purged {} inbox rows", purge());
    } catch (RuntimeException e) {
      // An exception would end the schedule; the rows are still there at the next turn.
      log.warn("Inbox rows could not be purged: {}", e.toString());
    }
  }

  @Override
  public synchronized void stop() {
    if (executor != null) {
      executor.shutdownNow();
      executor = null;
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return executor != null;
  }
}
