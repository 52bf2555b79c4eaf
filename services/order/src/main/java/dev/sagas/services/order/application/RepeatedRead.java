package dev.sagas.services.order.application;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Repeats a read until it finds enough, holding neither a thread nor a connection in between. */
public class RepeatedRead {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(25);

  private final Executor executor;

  /** Repeats reads on {@code executor}; the first runs in the caller's thread. */
  public RepeatedRead(Executor executor) {
    this.executor = executor;
  }

  /**
   * Reads at once and then at growing intervals.
   *
   * @return what was read last: enough, or whatever there was when {@code atMost} was over
   */
  public <T> CompletableFuture<T> until(Supplier<T> read, Predicate<T> enough, Duration atMost) {
    return attempt(read, enough, System.nanoTime() + atMost.toNanos(), FIRST_PAUSE.toNanos());
  }

  private <T> CompletableFuture<T> attempt(
      Supplier<T> read, Predicate<T> enough, long end, long pause) {
    T found = read.get();
    long left = end - System.nanoTime();
    if (left <= 0 || enough.test(found)) {
      return CompletableFuture.completedFuture(found);
    }
    Executor later =
        CompletableFuture.delayedExecutor(Math.min(left, pause), TimeUnit.NANOSECONDS, executor);
    return CompletableFuture.runAsync(() -> {}, later)
        .thenCompose(paused -> attempt(read, enough, end, pause * 2));
  }
}
