package dev.sagas.verification.exploration;

import dev.sagas.test.explore.Budget;
import dev.sagas.test.explore.RandomWalks;
import dev.sagas.test.explore.Walked;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Random orders, many at once, with duplicates and crashes: {@code ./dev explore}. */
public final class Explore {

  /** Eight orders for what is enough for five or so. */
  static final Shop BUSY = new Shop(8, 6, List.of(1, 1, 1, 1, 2, 2, 2, 3), false);

  private static final Budget MISHAPS = new Budget(8, 8, 0, 0, 3);
  private static final Consumer<String> UNHEARD = line -> {};

  private Explore() {}

  /**
   * Runs {@code --sagas N --seed S [--workers W]}, and exits with 1 when something went wrong. Each
   * worker takes its share and a seed of its own.
   */
  public static void main(String... arguments) {
    long sagas = option(arguments, "--sagas", 1_000_000);
    long seed = option(arguments, "--seed", 1);
    int workers = (int) option(arguments, "--workers", 2);
    long start = System.nanoTime();
    List<Walked> all =
        IntStream.range(0, workers)
            .parallel()
            .mapToObj(worker -> walk(seed + worker, sagas / workers, UNHEARD))
            .toList();
    double minutes = (System.nanoTime() - start) / 60e9;
    long ended = all.stream().mapToLong(Walked::sagas).sum();
    all.forEach(System.out::println);
    System.out.printf(
        "%,d sagas in %.1f s: %,.0f a minute%n", ended, minutes * 60, ended / minutes);
    if (all.stream().anyMatch(walked -> walked.failure().isPresent())) {
      System.exit(1);
    }
  }

  static Walked walk(long seed, long sagas, Consumer<String> journal) {
    return RandomWalks.run(() -> BUSY.world(Wiring.sound()).with(MISHAPS), seed, sagas, journal);
  }

  private static long option(String[] arguments, String name, long otherwise) {
    for (int i = 0; i + 1 < arguments.length; i++) {
      if (arguments[i].equals(name)) {
        return Long.parseLong(arguments[i + 1]);
      }
    }
    return otherwise;
  }
}
