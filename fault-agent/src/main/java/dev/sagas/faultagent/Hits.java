package dev.sagas.faultagent;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Counts how often each point was passed, and ends the process at the one that is armed. */
final class Hits {

  private final Map<Point, Long> counts = new TreeMap<>();
  private final Consumer<Point> end;
  private @Nullable Point armed;
  private int left;

  /**
   * Nothing is armed.
   *
   * @param end ends the process; tests let it return
   */
  Hits(Consumer<Point> end) {
    this.end = end;
  }

  /** Passes a point; does not return when that is the end. */
  synchronized void pass(Point point) {
    counts.merge(point, 1L, Long::sum);
    if (point.equals(armed) && --left == 0) {
      armed = null;
      end.accept(point);
    }
  }

  /**
   * Arms {@code point}, and no other.
   *
   * @param hit 1 for the next time
   */
  synchronized void arm(Point point, int hit) {
    armed = point;
    left = hit;
  }

  synchronized void disarm() {
    armed = null;
  }

  synchronized Map<Point, Long> counts() {
    return new TreeMap<>(counts);
  }
}
