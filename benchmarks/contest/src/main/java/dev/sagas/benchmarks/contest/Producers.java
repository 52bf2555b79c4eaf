package dev.sagas.benchmarks.contest;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * Eight threads that transact. Each has keys of its own, so that the order of the commits of a key
 * is known; ten events or so are of one key.
 */
final class Producers implements AutoCloseable {

  static final int THREADS = 8;

  private final Contender contender;
  private final Commits commits;
  private final String route;
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

  /** Producers of events that are routed by {@code route}. */
  Producers(Contender contender, Commits commits, String route) {
    this.contender = contender;
    this.commits = commits;
    this.route = route;
  }

  /** Transacts {@code count} times, and returns after the last commit. */
  void produce(int count) throws InterruptedException {
    produceBetween(0, count);
  }

  /** Transacts from number {@code first}, a multiple of the threads, up to {@code end}. */
  void produceBetween(long first, long end) throws InterruptedException {
    each(
        thread -> {
          for (long number = first + thread; number < end; number += THREADS) {
            transact(number);
          }
        });
  }

  /** Transacts at a steady pace, whether or not earlier transactions are over in time. */
  void produce(int count, int perSecond) throws InterruptedException {
    long begin = System.nanoTime();
    long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
    each(
        thread -> {
          for (long number = thread; number < count; number += THREADS) {
            long due = begin + number * pause;
            while (System.nanoTime() < due) {
              LockSupport.parkNanos(due - System.nanoTime());
            }
            transact(number);
          }
        });
  }

  /** Transacts until {@link Endless#end}. */
  Endless produceEndlessly() {
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> runs = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      long first = thread;
      runs.add(
          threads.submit(
              () -> {
                for (long number = first; !over.get(); number += THREADS) {
                  transact(number);
                }
              }));
    }
    return () -> {
      over.set(true);
      join(runs);
    };
  }

  private void transact(long number) {
    contender.transact(Work.of(number, route));
    commits.committed(number);
  }

  private void each(Part part) throws InterruptedException {
    List<Future<?>> runs = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      int number = thread;
      runs.add(threads.submit(() -> part.run(number)));
    }
    join(runs);
  }

  private static void join(List<Future<?>> runs) throws InterruptedException {
    for (Future<?> run : runs) {
      try {
        run.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A transaction failed", e.getCause());
      }
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  @FunctionalInterface
  private interface Part {
    void run(int thread);
  }

  /** What goes on until it is ended. */
  @FunctionalInterface
  interface Endless {
    void end() throws InterruptedException;
  }
}
