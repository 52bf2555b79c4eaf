package dev.sagas.test.explore;

import dev.sagas.test.explore.Budget.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Visits every state of a world: first all that are reached when nothing goes wrong, then those
 * that one mishap more leads to, and so on, each time breadth first. So the way to the first
 * failure is a shortest one among those with the fewest mishaps. A state that was reached with as
 * much or more of the budget left is not looked at again. In the end it sees whether the end can be
 * reached from each.
 */
public final class ExhaustiveSearch {

  private final WorldSteps steps;
  private final int maxStates;
  private final StateTable states;
  private int[] parents = new int[1 << 10];
  private final Set<Integer> budgets = new LinkedHashSet<>();
  private final Progress progress;
  private long transitions;

  private ExhaustiveSearch(World world, int maxStates, Consumer<String> listener) {
    this.progress = new Progress(listener);
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
    return of(world, maxStates, line -> {});
  }

  /**
   * Explores {@code world}.
   *
   * @param maxStates more are not looked at
   * @param progress told every few seconds how far it is
   * @throws IllegalStateException if there are more
   */
  public static Coverage of(World world, int maxStates, Consumer<String> progress) {
    return new ExhaustiveSearch(world, maxStates, progress).run();
  }

  private Coverage run() {
    long start = System.nanoTime();
    add(WorldSteps.canonical(steps.initial()), -1);
    Failure failure = null;
    for (int begin = 0; begin < states.size() && failure == null; ) {
      failure = expand(begin, Integer.MAX_VALUE, true);
      int end = states.size();
      if (failure == null) {
        failure = expand(begin, end, false);
      }
      begin = end;
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

  /** Takes the steps from the states in a range which may grow meanwhile. */
  private @Nullable Failure expand(int begin, int end, boolean free) {
    Failure failure = null;
    for (int place = begin; place < Math.min(end, states.size()) && failure == null; place++) {
      failure = expand(place, free);
      progress.at(() -> "%,d states, %,d transitions".formatted(states.size(), transitions));
    }
    return failure;
  }

  private @Nullable Failure expand(int place, boolean free) {
    int[] state = states.get(place);
    for (int saga = 0; saga < state.length - WorldSteps.SAGAS; saga++) {
      for (Step step : steps.steps(state, saga)) {
        if (step.cost() == Cost.NONE == free && WorldSteps.affordable(state, step)) {
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
    if (find(state) < 0 && states.add(state)) {
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

  /** The place of the state with as much or more of the budget left; -1 if there is none. */
  private int find(int[] state) {
    int[] other = state.clone();
    budgets.add(state[WorldSteps.BUDGET]);
    for (int budget : budgets) {
      if (Budget.covers(budget, state[WorldSteps.BUDGET])) {
        other[WorldSteps.BUDGET] = budget;
        int place = states.find(other);
        if (place >= 0) {
          return place;
        }
      }
    }
    return -1;
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
        at = find(WorldSteps.canonical(next));
      }
      good.set(at);
      way.forEach(good::set);
    }
    return null;
  }

  private Failure failure(String wrong, int place, Step last) {
    List<String> lines = new ArrayList<>();
    int[] state = replay(place, lines);
    for (int saga = 0; saga < state.length - WorldSteps.SAGAS; saga++) {
      if (steps.steps(state, saga).contains(last)) {
        lines.add(steps.line(state, saga, last));
        break;
      }
    }
    return new Failure(wrong, lines);
  }

  private List<String> trace(int place) {
    List<String> lines = new ArrayList<>();
    replay(place, lines);
    return lines;
  }

  /** Goes to a state. Sagas of equal kind are told apart again: each is followed. */
  private int[] replay(int place, List<String> lines) {
    List<Integer> way = new ArrayList<>();
    for (int at = place; at > 0; at = parents[at]) {
      way.add(at);
    }
    Collections.reverse(way);
    int[] state = steps.initial();
    for (int next : way) {
      state = follow(state, states.get(next), lines);
    }
    return state;
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
