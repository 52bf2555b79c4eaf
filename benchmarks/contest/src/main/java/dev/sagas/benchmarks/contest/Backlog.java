package dev.sagas.benchmarks.contest;

import java.util.concurrent.TimeUnit;

/** Stores events while nothing is published, and lets them be drained, again and again. */
final class Backlog {

  private static final int WARM_UP_FIRST = 2_000;
  private static final int WARM_UP_EVENTS = 60_000;
  private static final int WARM_UP_SECONDS = 8;
  private static final int WARM_UP_PATIENCE_SECONDS = 60;

  private final Contender contender;
  private final Producers producers;
  private final Receiver receiver;
  private int stored;

  Backlog(Contender contender, Producers producers, Receiver receiver) {
    this.contender = contender;
    this.producers = producers;
    this.receiver = receiver;
  }

  /**
   * Drains backlogs, each twice as large as the one before: code that has just started is compiled
   * meanwhile, which costs more than the work. It takes a fast contender as many events as these,
   * and a slow one has time enough with less.
   */
  void warmUp() throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(WARM_UP_SECONDS);
    int next = WARM_UP_FIRST;
    while (left > 0 && stored < WARM_UP_EVENTS) {
      store(Math.min(next, WARM_UP_EVENTS - stored));
      long begin = System.nanoTime();
      drain(WARM_UP_PATIENCE_SECONDS);
      left -= System.nanoTime() - begin;
      contender.pause();
      next *= 2;
    }
  }

  /** Stores {@code events} more; a multiple of the producers' threads. */
  void store(int events) throws InterruptedException {
    producers.produceBetween(stored, stored + events);
    stored += events;
  }

  /** Returns when all is received, or {@code seconds} are over. */
  void drain(int seconds) throws InterruptedException {
    contender.start();
    receiver.await(stored, seconds, TimeUnit.SECONDS);
  }

  /** How many events have been stored in all. */
  int stored() {
    return stored;
  }
}
