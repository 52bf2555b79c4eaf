package dev.sagas.rabbit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Deliveries on their way to workers. One worker takes whatever has come while it was busy, up to a
 * batch: an idle service handles each delivery at once, a busy one several in one transaction.
 * Another worker joins in only while a whole batch is left for it, since two that share what there
 * is for one only get in each other's way.
 */
final class Lane<T> {

  private static final Logger log = LoggerFactory.getLogger(Lane.class);

  private final int batchSize;
  private final int mostWorkers;
  private final Consumer<List<T>> work;
  private final Queue<T> waiting = new ArrayDeque<>();
  private final ExecutorService threads;
  private int workers;
  private boolean open;

  /**
   * A lane that is not open yet.
   *
   * @param name of its threads
   * @param work what to do with a batch; throws nothing
   */
  Lane(String name, int mostWorkers, int batchSize, Consumer<List<T>> work) {
    this.mostWorkers = mostWorkers;
    this.batchSize = batchSize;
    this.work = work;
    CustomizableThreadFactory factory = new CustomizableThreadFactory(name);
    factory.setDaemon(true);
    this.threads = Executors.newCachedThreadPool(factory);
  }

  /** Dropped unless the lane is open. */
  synchronized void offer(T delivery) {
    if (!open) {
      return;
    }
    waiting.add(delivery);
    if (workers == 0 || (workers < mostWorkers && waiting.size() >= batchSize)) {
      workers++;
      threads.execute(this::drain);
    }
  }

  private void drain() {
    for (List<T> batch = next(); !batch.isEmpty(); batch = next()) {
      try {
        work.accept(batch);
      } catch (RuntimeException | Error e) {
        // The worker has to go on: nothing else would look at what is waiting.
        log.error(
            "{} deliveries are left unsettled until their channel is closed", batch.size(), e);
      }
    }
  }

  private synchronized List<T> next() {
    List<T> batch = new ArrayList<>(Math.min(batchSize, waiting.size()));
    while (batch.size() < batchSize && !waiting.isEmpty()) {
      batch.add(waiting.remove());
    }
    if (batch.isEmpty()) {
      workers--;
      notifyAll();
    }
    return batch;
  }

  synchronized void open() {
    open = true;
  }

  /** Drops what waits, and takes nothing more. */
  synchronized void close() {
    open = false;
    waiting.clear();
  }

  /** Returns when what was begun is done, or at {@code end}, by {@link System#nanoTime()}. */
  synchronized void awaitIdle(long end) throws InterruptedException {
    for (long left = millisUntil(end); workers > 0 && left > 0; left = millisUntil(end)) {
      wait(left);
    }
  }

  private static long millisUntil(long end) {
    return TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
  }
}
