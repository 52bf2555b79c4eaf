package dev.sagas.test.explore;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a world at random, again and again: for what is too large to be searched. The same
 * seed gives the same walks, step by step.
 */
public final class RandomWalks {

  /** A choice: which saga takes which step. */
  record Choice(int saga, Label label) {}

  private static final int MAX_STEPS = 100_000;
  private static final int MAX_KNOWN = 400_000;
  private static final long NEXT_WALK = 0x9E3779B97F4A7C15L;

  /** How much likelier things go as they should than otherwise. */
  private static final int SMOOTH = 12;

  private final Supplier<World> worlds;
  private final Leaning leaning;
  private final Consumer<String> journal;
  private final Map<Label, Integer> weights = new HashMap<>();
  private final Map<String, Long> outcomes = new TreeMap<>();
  private WorldSteps steps;
  private long stepsTaken;

  private RandomWalks(Supplier<World> worlds, Leaning leaning, Consumer<String> journal) {
    this.worlds = worlds;
    this.leaning = leaning;
    this.journal = journal;
    this.steps = new WorldSteps(worlds.get());
  }

  /**
   * Walks until at least {@code sagas} have ended, or one went wrong.
   *
   * @param worlds makes a new world, always the same
   * @param leaning how likely steps are, and what outcomes are called
   * @param journal told of every step
   */
  public static Walked run(
      Supplier<World> worlds, Leaning leaning, long seed, long sagas, Consumer<String> journal) {
    return run(worlds, leaning, seed, sagas, journal, line -> {});
  }

  /**
   * The same.
   *
   * @param progress told every few seconds how far it is
   */
  public static Walked run(
      Supplier<World> worlds,
      Leaning leaning,
      long seed,
      long sagas,
      Consumer<String> journal,
      Consumer<String> progress) {
    return new RandomWalks(worlds, leaning, journal).run(seed, sagas, new Progress(progress));
  }

  private Walked run(long seed, long sagas, Progress progress) {
    long start = System.nanoTime();
    long ended = 0;
    Failure failure = null;
    for (long walk = 0; ended < sagas && failure == null; walk++) {
      journal.accept("walk " + walk);
      failure = walk(new SplittableRandom(seed + walk * NEXT_WALK));
      ended += failure == null ? steps.world().sagas().size() : 0;
      long soFar = ended;
      progress.at(() -> "%,d of %,d sagas, seed %d".formatted(soFar, sagas, seed));
      if (steps.known() > MAX_KNOWN) {
        steps = new WorldSteps(worlds.get());
      }
    }
    return new Walked(seed, ended, stepsTaken, System.nanoTime() - start, outcomes, failure);
  }

  private @Nullable Failure walk(SplittableRandom random) {
    int[] state = steps.initial();
    List<Choice> choices = new ArrayList<>();
    while (!steps.ended(state)) {
      int saga = pick(state, random);
      Step step = pick(state, saga, random);
      if (step == null) {
        continue;
      }
      choices.add(new Choice(saga, step.label()));
      journal.accept(steps.line(state, saga, step));
      int[] next = WorldSteps.after(state, saga, step);
      stepsTaken++;
      if (steps.wrong(step, next) != null || choices.size() > MAX_STEPS) {
        return new Shrinking(steps).shortest(choices);
      }
      state = next;
    }
    count(state);
    return null;
  }

  private void count(int[] state) {
    for (int saga = WorldSteps.SAGAS; saga < state.length; saga++) {
      outcomes.merge(steps.outcome(state[saga], leaning), 1L, Long::sum);
    }
  }

  /** A saga that has not ended. */
  private int pick(int[] state, SplittableRandom random) {
    int sagas = state.length - WorldSteps.SAGAS;
    int saga = random.nextInt(sagas);
    while (steps.ended(state, saga)) {
      saga = (saga + 1) % sagas;
    }
    return saga;
  }

  private @Nullable Step pick(int[] state, int saga, SplittableRandom random) {
    List<Step> all = steps.steps(state, saga);
    int weight = 0;
    for (Step step : all) {
      weight += weight(state, step);
    }
    if (weight == 0) {
      return null;
    }
    int left = random.nextInt(weight);
    for (Step step : all) {
      left -= weight(state, step);
      if (left < 0) {
        return step;
      }
    }
    throw new IllegalStateException("weights changed");
  }

  private int weight(int[] state, Step step) {
    if (!WorldSteps.affordable(state, step)) {
      return 0;
    }
    int usual = step.smooth() ? SMOOTH : 1;
    int percent = weights.computeIfAbsent(step.label(), it -> leaning.percent(it.toString()));
    return Math.max(1, usual * percent);
  }
}
