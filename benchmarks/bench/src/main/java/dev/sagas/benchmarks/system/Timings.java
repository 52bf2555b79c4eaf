package dev.sagas.benchmarks.system;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How long orders took that ended. */
final class Timings {

  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final Histogram fromAcceptance = new ConcurrentHistogram(HIGHEST_MICROS, 3);
  private final Histogram fromDue = new ConcurrentHistogram(HIGHEST_MICROS, 3);
  private final AtomicLong cancelled = new AtomicLong();
  private final long begin = System.nanoTime();

  /**
   * An order has ended.
   *
   * @param due when it should have been placed
   * @param accepted when the checkout was answered
   */
  void ended(Endings.Ending ending, long due, long accepted) {
    fromAcceptance.recordValue(micros(ending.nanos() - accepted));
    fromDue.recordValue(micros(ending.nanos() - due));
    if (!ending.completed()) {
      cancelled.incrementAndGet();
    }
  }

  /** An order may end before the client has read that it was accepted. */
  private static long micros(long nanos) {
    return Math.min(HIGHEST_MICROS, Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos)));
  }

  long orders() {
    return fromDue.getTotalCount();
  }

  long cancelled() {
    return cancelled.get();
  }

  /** Orders a second, from the beginning until now. */
  double perSecond() {
    return orders() * 1e9 / (System.nanoTime() - begin);
  }

  /** Milliseconds from the answer to the checkout until the end. */
  double fromAcceptance(double percentile) {
    return fromAcceptance.getValueAtPercentile(percentile) / 1_000.0;
  }

  /** Milliseconds from when it should have been placed until the end. */
  double fromDue(double percentile) {
    return fromDue.getValueAtPercentile(percentile) / 1_000.0;
  }
}
