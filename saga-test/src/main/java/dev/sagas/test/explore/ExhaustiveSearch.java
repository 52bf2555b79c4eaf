package dev.sagas.test.explore;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Visits every state of a world, breadth first, so that the way to the first failure is a shortest
 * one; then sees whether the end can be reached from each.
 */
public final class ExhaustiveSearch {

  private final WorldSteps steps;
  private final int maxStates;
  private final StateTable states;
  private int[] parents = new int[1 << 10];
  private long transitions;

  private ExhaustiveSearch(World world, int maxStates) {
    this.steps = new WorldSteps(world);
    this.maxStates = maxStates;
    this.states = new StateTable(steps.width());
  }

  /**
   * Explores {@code world}.
   *
   * @param maxStates more are not looked at
   * @throws IllegalStateException if there are more
   */
  public static Coverage of(World world, int maxStates) {
    return new ExhaustiveSearch(world, maxStates).run();
  }

  private Coverage run() {
    long start = System.nanoTime();
    add(WorldSteps.canonical(steps.initial()), -1);
    Failure failure = null;
    for (int place = 0; place < states.size() && failure == null; place++) {
      failure = expand(place);
    }
    if (failure == null) {
      failure = stuck();
    }
    return new Coverage(
        states.size(),
        transitions,
        steps.sagaStates(),
        steps.executions(),
        ends(),
        Duration.ofNanos(System.nanoTime() - start),
        Optional.ofNullable(failure));
  }

  private @Nullable Failure expand(int place) {
    int[] state = states.get(place);
    for (int saga = 0; saga < state.length - WorldSteps.SAGAS; saga++) {
      for (Step step : steps.steps(state, saga)) {
        if (WorldSteps.affordable(state, step)) {
          transitions++;
          int[] next = WorldSteps.after(state, saga, step);
          String wrong = steps.wrong(step, next);
          if (wrong != null) {
            return failure(wrong, place, step);
          }
          add(WorldSteps.canonical(next), place);
        }
      }
    }
    return null;
  }

  private void add(int[] state, int parent) {
    int place = states.size();
    if (states.add(state)) {
      if (place == maxStates) {
        throw new IllegalStateException(
            "more than %,d states: %s".formatted(maxStates, steps.sizes()));
      }
      if (place == parents.length) {
        parents = Arrays.copyOf(parents, place * 2);
      }
      parents[place] = parent;
    }
  }

  private int ends() {
    int ends = 0;
    for (int place = 0; place < states.size(); place++) {
      ends += steps.ended(states.get(place)) ? 1 : 0;
    }
    return ends;
  }

  /** A state from which things going as they should do not lead to the end. */
  private @Nullable Failure stuck() {
    BitSet good = new BitSet(states.size());
    for (int place = 0; place < states.size(); place++) {
      List<Integer> way = new ArrayList<>();
      int at = place;
      while (!good.get(at) && !steps.ended(states.get(at))) {
        int[] next = steps.smooth(states.get(at));
        way.add(at);
        if (next == null || way.size() > 10_000) {
          return new Failure("is stuck: the end cannot be reached", trace(at));
        }
        at = states.find(WorldSteps.canonical(next));
      }
      good.set(at);
      way.forEach(good::set);
    }
    return null;
  }

  private Failure failure(String wrong, int place, Step last) {
    List<String> lines = new ArrayList<>(trace(place));
    lines.add(last.label().toString());
    return new Failure(wrong, lines);
  }

  /** The way to a state. Sagas of equal kind are told apart again: each is followed. */
  private List<String> trace(int place) {
    List<Integer> way = new ArrayList<>();
    for (int at = place; at > 0; at = parents[at]) {
      way.add(at);
    }
    Collections.reverse(way);
    List<String> lines = new ArrayList<>();
    int[] state = steps.initial();
    for (int next : way) {
      state = follow(state, states.get(next), lines);
    }
    return lines;
  }

  private int[] follow(int[] state, int[] wanted, List<String> lines) {
    for (int saga = 0; saga < state.length - WorldSteps.SAGAS; saga++) {
      for (Step step : steps.steps(state, saga)) {
        if (WorldSteps.affordable(state, step)) {
          int[] next = WorldSteps.after(state, saga, step);
          if (Arrays.equals(WorldSteps.canonical(next.clone()), wanted)) {
            lines.add(steps.line(state, saga, step));
            return next;
          }
        }
      }
    }
    throw new IllegalStateException("no step leads to a state that was reached");
  }
}
