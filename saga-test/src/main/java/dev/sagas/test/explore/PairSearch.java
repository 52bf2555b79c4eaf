package dev.sagas.test.explore;

import dev.sagas.test.explore.Whereabouts.Act;
import dev.sagas.test.explore.Whereabouts.Sight;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Visits every state of two sagas that run at once and compete for what they share.
 *
 * <p>Two sagas meet in the shared rows alone (and in the budget of what may go wrong): whatever
 * else one of them does, the other cannot see. So one of them is followed step by step, and of the
 * other one all places are kept at which it may be, given what was seen of it: a set of places,
 * closed under the steps that change nothing shared. A change that it can make from any of them
 * leads to the set of the places where it may be after exactly that change.
 *
 * <p>This leaves nothing out and adds nothing. By induction over the steps, the first saga is at
 * {@code a}, the shared rows are {@code s}, and the second may be at each place of the set {@code
 * B}, if and only if some interleaving of single steps leads to {@code (a, b, s)} for each {@code
 * b} in {@code B}: a step of the first depends on {@code (a, s)} alone, one of the second on {@code
 * (b, s)}, and those of the second that do not change {@code s} can be moved before or behind those
 * of the first. {@link PairCoverage#products} counts these triples.
 *
 * <p>What must hold for each saga is looked at where it is followed; sagas of different kinds are
 * followed in turn. Balances are looked at for every pair. Neither is stuck: from each place the
 * one that is followed comes to its end by itself, and then so does the other, since where the
 * first has ended is a state like any other.
 */
public final class PairSearch {

  private static final int LOCAL = 0;
  private static final int SET = 1;
  private static final int SHARED = 2;
  private static final int BUDGET = 3;
  private static final int WIDTH = 4;

  private final WorldSteps steps;
  private final int followed;
  private final Whereabouts other;
  private final int maxStates;
  private final Progress progress;
  private final StateTable states = new StateTable(WIDTH);
  private int[] parents = new int[1 << 10];
  private long transitions;

  private PairSearch(WorldSteps steps, int followed, int maxStates, Progress progress) {
    this.steps = steps;
    this.followed = followed;
    this.other = new Whereabouts(steps, 1 - followed);
    this.maxStates = maxStates;
    this.progress = progress;
  }

  /**
   * Explores a world of two sagas.
   *
   * @param maxStates more than so many, of one saga and the set for the other, are not looked at
   * @param progress told every few seconds how far it is
   * @throws IllegalStateException if there are more
   */
  public static PairCoverage of(World world, int maxStates, Consumer<String> progress) {
    if (world.sagas().size() != 2) {
      throw new IllegalArgumentException("a pair is two sagas");
    }
    WorldSteps steps = new WorldSteps(world);
    Progress reports = new Progress(progress);
    PairCoverage first = new PairSearch(steps, 0, maxStates, reports).run();
    boolean equal = world.sagas().get(0).equals(world.sagas().get(1));
    return equal || first.failure().isPresent()
        ? first
        : first.and(new PairSearch(steps, 1, maxStates, reports).run());
  }

  private PairCoverage run() {
    long start = System.nanoTime();
    Failure failure = search();
    if (failure == null) {
      failure = stuck();
    }
    Products products = new Products(other);
    for (int place = 0; place < states.size(); place++) {
      int[] state = states.get(place);
      products.add(state[LOCAL], state[SHARED], state[BUDGET], state[SET]);
    }
    return new PairCoverage(
        products.count(),
        states.size(),
        transitions,
        other.count(),
        steps.sagaStates(),
        steps.executions(),
        Duration.ofNanos(System.nanoTime() - start),
        Optional.ofNullable(failure));
  }

  private @Nullable Failure search() {
    int[] initial = steps.initial();
    Sight sight = new Sight(initial[WorldSteps.SHARED], initial[WorldSteps.BUDGET]);
    int set = other.initial(initial[WorldSteps.SAGAS + other.saga()], sight);
    add(state(initial[WorldSteps.SAGAS + followed], set, sight), -1);
    Failure failure = null;
    for (int place = 0; place < states.size() && failure == null; place++) {
      failure = expand(place);
      progress.at(() -> "%,d states, %,d transitions".formatted(states.size(), transitions));
    }
    return failure;
  }

  private static int[] state(int local, int set, Sight sight) {
    return new int[] {local, set, sight.shared(), sight.budget()};
  }

  private static Sight sight(int[] state) {
    return new Sight(state[SHARED], state[BUDGET]);
  }

  private @Nullable Failure expand(int place) {
    int[] at = states.get(place);
    Sight sight = sight(at);
    for (Step step : steps.steps(at[LOCAL], sight.shared())) {
      if (step.cost().affordable(sight.budget())) {
        Failure failure = take(place, at, step);
        if (failure != null) {
          return failure;
        }
      }
    }
    for (Act act : other.acts(at[SET], sight)) {
      Failure failure = enter(place, state(at[LOCAL], act.set(), act.then()));
      if (failure != null) {
        return failure;
      }
    }
    return null;
  }

  private @Nullable Failure take(int place, int[] at, Step step) {
    if (step.broken() != null) {
      transitions++;
      return trace().failure(step.broken(), way(place), step);
    }
    Sight sight = sight(at);
    Sight then = new Sight(step.shared(), step.cost().take(sight.budget()));
    int set = then.equals(sight) ? at[SET] : other.close(at[SET], then);
    return enter(place, state(step.local(), set, then));
  }

  private @Nullable Failure enter(int parent, int[] state) {
    transitions++;
    if (!add(state, parent)) {
      return null;
    }
    Optional<String> verdict = steps.verdict(state[LOCAL]);
    if (verdict.isPresent()) {
      return trace().failure(verdict.get(), way(states.size() - 1), null);
    }
    for (int local : other.representatives(state[SET])) {
      String wrong = steps.imbalance(state[SHARED], state[LOCAL], local);
      if (wrong != null) {
        return trace().failureAt(wrong, way(states.size() - 1), local);
      }
    }
    return null;
  }

  private boolean add(int[] state, int parent) {
    int place = states.size();
    if (!states.add(state)) {
      return false;
    }
    if (place == maxStates) {
      throw new IllegalStateException(
          "more than %,d states: %s".formatted(maxStates, steps.sizes()));
    }
    if (place == parents.length) {
      parents = Arrays.copyOf(parents, place * 2);
    }
    parents[place] = parent;
    return true;
  }

  private @Nullable Failure stuck() {
    Set<Long> good = new HashSet<>();
    for (int place = 0; place < states.size(); place++) {
      int[] state = states.get(place);
      Set<Long> way = new HashSet<>();
      int local = state[LOCAL];
      int shared = state[SHARED];
      while (!steps.endedAt(local) && !good.contains(key(local, shared))) {
        Step step = steps.smoothStep(local, shared);
        if (step == null || !way.add(key(local, shared))) {
          return trace().failure("is stuck: the end cannot be reached", way(place), step);
        }
        local = step.local();
        shared = step.shared();
      }
      good.addAll(way);
    }
    return null;
  }

  private static long key(int local, int shared) {
    return (long) shared << 32 | local;
  }

  private PairTrace trace() {
    return new PairTrace(steps, followed);
  }

  /** The states that led to a place. */
  private List<PairTrace.Point> way(int place) {
    Deque<PairTrace.Point> way = new ArrayDeque<>();
    for (int at = place; at >= 0; at = parents[at]) {
      int[] state = states.get(at);
      way.addFirst(new PairTrace.Point(state[LOCAL], sight(state)));
    }
    return List.copyOf(way);
  }
}
