package dev.sagas.benchmarks.contest;

import java.util.concurrent.CountDownLatch;

/** Keeps a contender that publishes by itself from it until it may. Closed at first. */
public final class Gate {

  private volatile CountDownLatch latch = new CountDownLatch(1);

  /** Lets through who waits, and who comes. */
  void open() {
    latch.countDown();
  }

  /** Keeps out who comes from now on. */
  void close() {
    latch = new CountDownLatch(1);
  }

  /** The same work, done when the gate is open. */
  public Runnable behind(Runnable work) {
    return () -> {
      pass();
      work.run();
    };
  }

  /** Returns when the gate is open. */
  public void pass() {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at the gate", e);
    }
  }
}
