package dev.sagas.endtoend.system;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/** Looks again and again at a system that comes to rest. */
public final class Looks {

  /** Each look costs the system that is to come to rest. */
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private Looks() {}

  /**
   * What the last look has shown.
   *
   * @param wrong nothing when all was well
   * @param after how long after the beginning it was begun
   */
  public record Seen(List<String> wrong, Duration after) {}

  /**
   * Looks until nothing is wrong, or time is over.
   *
   * @param since the beginning, by {@link System#nanoTime}
   * @param look tells what is wrong
   */
  public static Seen untilWell(long since, Duration atMost, Callable<List<String>> look)
      throws Exception {
    while (true) {
      Duration after = Duration.ofNanos(System.nanoTime() - since);
      List<String> wrong = look.call();
      if (wrong.isEmpty() || after.compareTo(atMost) > 0) {
        return new Seen(wrong, after);
      }
      // Databases tell how things are, and not when they change.
      Thread.sleep(BETWEEN.toMillis());
    }
  }
}
