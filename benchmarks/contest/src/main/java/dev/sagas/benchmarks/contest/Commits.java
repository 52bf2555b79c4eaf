package dev.sagas.benchmarks.contest;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** When each transaction had committed, and how long after that its event came. */
final class Commits {

  private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);

  private final AtomicLongArray moments;
  private final Histogram delays = new ConcurrentHistogram(HIGHEST_MICROS, 3);
  private final long first;

  /**
   * An account of {@code count} transactions.
   *
   * @param first the delays of earlier ones, which warm up, are not counted
   */
  Commits(int count, long first) {
    this.moments = new AtomicLongArray(count);
    this.first = first;
  }

  static Commits ignored() {
    return new Commits(0, Long.MAX_VALUE);
  }

  void committed(long number) {
    long now = System.nanoTime();
    if (number < moments.length() && !moments.compareAndSet((int) number, 0, now)) {
      // It came before we knew of its commit.
      record(number, 0);
    }
  }

  void received(long number) {
    long now = System.nanoTime();
    if (number < moments.length() && !moments.compareAndSet((int) number, 0, now)) {
      record(number, now - moments.get((int) number));
    }
  }

  private void record(long number, long nanos) {
    if (number >= first) {
      delays.recordValue(Math.min(HIGHEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
    }
  }

  double percentileMillis(double percentile) {
    return delays.getValueAtPercentile(percentile) / 1_000.0;
  }
}
