package dev.sagas.benchmarks.inbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Note batches of events, as many and as large as a service does by default. */
final class InboxWorkers implements AutoCloseable {

  static final int WORKERS = 2;
  static final int BATCH = 32;

  private final ExecutorService threads = Executors.newFixedThreadPool(WORKERS);

  /**
   * What was noted.
   *
   * @param events how many were delivered
   * @param seconds how long it took
   */
  record Noted(long events, double seconds) {
    double perSecond() {
      return events / seconds;
    }
  }

  /**
   * Notes events, each batch in a transaction.
   *
   * @param ids gives their identifiers, to several threads
   * @param effects how many of each batch take effect
   * @throws IllegalStateException if it is another number
   */
  Noted note(InboxTable table, Supplier<UUID> ids, int effects, int seconds)
      throws InterruptedException, ExecutionException {
    long begin = System.nanoTime();
    long end = begin + TimeUnit.SECONDS.toNanos(seconds);
    List<Future<Long>> runs = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      runs.add(threads.submit(() -> noteUntil(end, table, ids, effects)));
    }
    long events = 0;
    for (Future<Long> run : runs) {
      events += run.get();
    }
    return new Noted(events, (System.nanoTime() - begin) / 1e9);
  }

  private static long noteUntil(long end, InboxTable table, Supplier<UUID> ids, int effects) {
    long events = 0;
    while (System.nanoTime() < end) {
      List<UUID> batch = Stream.generate(ids).limit(BATCH).toList();
      int noted = effectsOf(table, batch);
      if (noted != effects) {
        throw new IllegalStateException(
            "%d of %d events took effect, not %d".formatted(noted, BATCH, effects));
      }
      events += BATCH;
    }
    return events;
  }

  private static int effectsOf(InboxTable table, List<UUID> batch) {
    return Objects.requireNonNull(
        table
            .transactions()
            .execute(
                status -> table.store().insert(InboxTable.QUEUE, batch, Instant.now()).size()));
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
