package dev.sagas.retention;

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

/** Deletes rows older than their retention, again and again, in small batches. */
public final class Purge implements SmartLifecycle {

  private static final Logger log = LoggerFactory.getLogger(Purge.class);

  private final String rows;
  private final Batch batch;
  private final int size;
  private final Duration retention;
  private final Duration interval;
  private final Clock clock;
  private @Nullable ScheduledExecutorService executor;

  /** Deletes one batch of rows, in a transaction of its own. */
  @FunctionalInterface
  public interface Batch {

    /**
     * Deletes at most {@code limit} rows older than {@code moment}.
     *
     * @return how many were deleted
     */
    int deleteBefore(Instant moment, int limit);
  }

  /**
   * A purge that is not started yet.
   *
   * @param rows what they are, in the log
   * @param size of a batch
   * @param retention how old rows become
   * @param interval between two purges
   */
  public Purge(
      String rows, Batch batch, int size, Duration retention, Duration interval, Clock clock) {
    this.rows = rows;
    this.batch = batch;
    this.size = size;
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
    int deleted;
    do {
      deleted = batch.deleteBefore(moment, size);
      purged += deleted;
    } while (deleted == size);
    return purged;
  }

  @Override
  public synchronized void start() {
    executor =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "saga-purge");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        executor.scheduleWithFixedDelay(
            this::purgeAndLog, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void purgeAndLog() {
    try {
      log.debug("Purged {} {}", purge(), rows);
    } catch (RuntimeException e) {
      // An exception would end the schedule; the rows are still there at the next turn.
      log.warn("{} could not be purged: {}", rows, e.toString());
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
