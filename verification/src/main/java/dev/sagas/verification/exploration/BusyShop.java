package dev.sagas.verification.exploration;

import dev.sagas.test.explore.Budget;
import dev.sagas.test.explore.RandomWalks;
import dev.sagas.test.explore.Walked;
import dev.sagas.test.explore.World;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Random orders, many at once, with duplicates and crashes. */
final class BusyShop {

  /** Eight orders for what is enough for five or so. */
  private static final Shop SHOP = new Shop(8, 6, List.of(1, 1, 1, 1, 2, 2, 2, 3), false);

  private static final Budget MISHAPS = new Budget(8, 8, 0, 0, 3);
  private static final Consumer<String> UNHEARD = line -> {};

  private BusyShop() {}

  static World world(Wiring wiring) {
    return SHOP.world(wiring).with(MISHAPS);
  }

  /** Walks in one thread, telling {@code journal} of every step. */
  static Walked walk(Supplier<World> worlds, long seed, long sagas, Consumer<String> journal) {
    return RandomWalks.run(worlds, new OrderLeaning(), seed, sagas, journal);
  }

  /** Walks as options say, and tells how it went; false when something went wrong. */
  static boolean walk(Options options, Consumer<String> out) {
    return walk(() -> world(Wiring.sound()), options, out);
  }

  static boolean walk(Supplier<World> worlds, Options options, Consumer<String> out) {
    long sagas = options.number("sagas", 1_000_000);
    long seed = options.number("seed", 1);
    int workers = (int) Math.max(1, options.number("workers", 2));
    long start = System.nanoTime();
    // Loaded by one thread first: loggers complain when several make them ready at once.
    world(Wiring.sound());
    // Each worker takes its share, and a seed of its own.
    List<Walked> all =
        IntStream.range(0, workers)
            .parallel()
            .mapToObj(
                worker -> tracked(worlds, seed + worker, (sagas + workers - 1) / workers, out))
            .toList();
    tell(all, (System.nanoTime() - start) / 60e9, out);
    return all.stream().allMatch(walked -> walked.failure().isEmpty());
  }

  private static Walked tracked(
      Supplier<World> worlds, long seed, long sagas, Consumer<String> out) {
    return RandomWalks.run(worlds, new OrderLeaning(), seed, sagas, UNHEARD, out);
  }

  private static void tell(List<Walked> all, double minutes, Consumer<String> out) {
    Map<String, Long> outcomes = new TreeMap<>();
    all.forEach(walked -> walked.outcomes().forEach((it, n) -> outcomes.merge(it, n, Long::sum)));
    long sagas = all.stream().mapToLong(Walked::sagas).sum();
    long steps = all.stream().mapToLong(Walked::steps).sum();
    all.forEach(walked -> out.accept(walked.toString()));
    out.accept("outcomes: " + new Walked(0, sagas, steps, 0, outcomes, null).shares());
    out.accept(
        "%,d sagas, %,d steps in %.1f s: %,.0f sagas a minute"
            .formatted(sagas, steps, minutes * 60, sagas / minutes));
  }
}
