package dev.sagas.deadletter;

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

/**
 * Deletes dead letters that were settled longer ago than the retention, each with its audit, in
 * small transactions. One that waits for an operator is never deleted.
 */
public final class DeadLetterPurge implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(DeadLetterPurge.class);

  /** Bodies may be large. */
  private static final int BATCH = 500;

  private final DeadLetterStore store;
  private final Duration retention;
  private final Duration interval;
  private final Clock clock;
  private @Nullable ScheduledExecutorService executor;

  /** A purge that is not started yet. */
  public DeadLetterPurge(
      DeadLetterStore store, Duration retention, Duration interval, Clock clock) {
    this.store = store;
    this.retention = retention;
    this.interval = interval;
    this.clock = clock;
  }

  /**
   * Deletes all that were settled longer ago than the retention.
   *
   * @return how many were deleted
   */
  public long purge() {
    Instant moment = clock.instant().minus(retention);
    long purged = 0;
    int batch;
    do {
      batch = store.purge(moment, BATCH);
      purged += batch;
    } while (batch == BATCH);
    return purged;
  }

  @Override
  public synchronized void start() {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "saga-dead-letter-purge");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        executor.scheduleWithFixedDelay(
            this::purgeAndLog, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void purgeAndLog() {
    try {
      log.debug("Purged {} settled dead letters", purge());
    } catch (RuntimeException e) {
      // An exception would end the schedule; the rows are still there at the next turn.
      log.warn("Settled dead letters could not be purged: {}", e.toString());
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
