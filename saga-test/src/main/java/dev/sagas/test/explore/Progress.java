package dev.sagas.test.explore;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tells every few seconds how far something is that takes long. */
final class Progress {

  private static final long EVERY = TimeUnit.SECONDS.toNanos(3);

  private final Consumer<String> listener;
  private final long start = System.nanoTime();
  private long last = start;

  Progress(Consumer<String> listener) {
    this.listener = listener;
  }

  void at(Supplier<String> where) {
    long now = System.nanoTime();
    if (now - last >= EVERY) {
      last = now;
      listener.accept(
          "%4d s: %s".formatted(TimeUnit.NANOSECONDS.toSeconds(now - start), where.get()));
    }
  }
}
