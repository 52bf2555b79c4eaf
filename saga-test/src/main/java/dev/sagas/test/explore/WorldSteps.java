package dev.sagas.test.explore;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The states of a world and the steps between them. A state is what the sagas share, what may still
 * go wrong, and where each saga is; in an exhaustive search sagas of equal kind in swapped states
 * are the same state.
 */
final class WorldSteps {

  static final int SHARED = 0;
  static final int BUDGET = 1;
  static final int SAGAS = 2;

  private final World world;
  private final Atlas atlas;
  private final Executions executions;
  private final LocalSteps local;
  private final Judge judge;
  private final Map<Long, List<Step>> known = new HashMap<>();

  WorldSteps(World world) {
    this.world = world;
    this.atlas = new Atlas(world);
    this.executions = new Executions(atlas);
    this.local = new LocalSteps(atlas, executions);
    this.judge = new Judge(atlas, local);
  }

  World world() {
    return world;
  }

  int width() {
    return SAGAS + world.sagas().size();
  }

  int executions() {
    return executions.count();
  }

  /** How much there is of what states are made of. */
  String sizes() {
    return "%,d states of one saga of %,d sets of rows, %,d events, %,d books, %,d activities"
        .formatted(
            atlas.locals.size(),
            atlas.rows.size(),
            atlas.events.size(),
            atlas.books.size(),
            atlas.activities.size());
  }

  int sagaStates() {
    return atlas.locals.size();
  }

  int[] initial() {
    int[] state = new int[width()];
    state[SHARED] = atlas.given();
    state[BUDGET] = world.budget().packed();
    for (int i = 0; i < world.sagas().size(); i++) {
      // Equal kinds are one kind.
      state[SAGAS + i] = atlas.untouched(world.sagas().indexOf(world.sagas().get(i)));
    }
    return state;
  }

  /** The steps of one saga, affordable or not. */
  List<Step> steps(int[] state, int saga) {
    return steps(state[SAGAS + saga], state[SHARED]);
  }

  /** The steps of a saga that is at {@code at}, affordable or not. */
  List<Step> steps(int at, int shared) {
    long key = (long) shared << 32 | at;
    List<Step> steps = known.get(key);
    if (steps == null) {
      steps = local.of(at, shared);
      known.put(key, steps);
    }
    return steps;
  }

  static boolean affordable(int[] state, Step step) {
    return step.cost().affordable(state[BUDGET]);
  }

  /** The state after a step of one saga. */
  static int[] after(int[] state, int saga, Step step) {
    int[] next = state.clone();
    next[SHARED] = step.shared();
    next[BUDGET] = step.cost().take(state[BUDGET]);
    next[SAGAS + saga] = step.local();
    return next;
  }

  /** The same state, however its sagas are numbered. */
  static int[] canonical(int[] state) {
    Arrays.sort(state, SAGAS, state.length);
    return state;
  }

  /** What a step breaks, or the state that it leads to; null when all is in order. */
  @Nullable String wrong(Step step, int[] next) {
    if (step.broken() != null) {
      return step.broken();
    }
    return judge
        .verdict(step.local())
        .orElseGet(
            () -> judge.imbalance(next[SHARED], Arrays.copyOfRange(next, SAGAS, next.length)));
  }

  /** What is wrong with a saga that is there. */
  Optional<String> verdict(int at) {
    return judge.verdict(at);
  }

  /** The first balance that is not kept; null when all are. */
  @Nullable String imbalance(int shared, int... locals) {
    return judge.imbalance(shared, locals);
  }

  /** What has become of a saga that has ended. */
  String outcome(int at, Leaning leaning) {
    return judge.outcome(at, leaning);
  }

  /** Of places that account for the same, one each. */
  int[] differing(int[] locals) {
    return judge.differing(locals);
  }

  boolean ended(int[] state, int saga) {
    return endedAt(state[SAGAS + saga]);
  }

  boolean endedAt(int at) {
    return local.ended(LocalState.decode(atlas.locals.get(at)));
  }

  boolean ended(int[] state) {
    for (int saga = 0; saga < state.length - SAGAS; saga++) {
      if (!ended(state, saga)) {
        return false;
      }
    }
    return true;
  }

  /** A step as a line of a trace. */
  String line(int[] state, int saga, Step step) {
    return state.length == SAGAS + 1
        ? step.label().toString()
        : "saga %d: %s".formatted(saga + 1, step.label());
  }

  /** How many lists of steps are kept. */
  int known() {
    return known.size();
  }

  /** A step of one of the sagas. */
  record Move(int saga, Step step) {}

  /** The step by which things go on as they should; null when there is none. */
  @Nullable Move smoothMove(int[] state) {
    for (int saga = 0; saga < state.length - SAGAS; saga++) {
      if (!ended(state, saga)) {
        Step step = smoothStep(state[SAGAS + saga], state[SHARED]);
        if (step != null) {
          return new Move(saga, step);
        }
      }
    }
    return null;
  }

  /** The step by which a saga goes on as it should; null when there is none. */
  @Nullable Step smoothStep(int at, int shared) {
    for (Step step : steps(at, shared)) {
      if (step.smooth()) {
        return step;
      }
    }
    return null;
  }

  /** The state after that step; null when there is none. */
  int @Nullable [] smooth(int[] state) {
    Move move = smoothMove(state);
    return move == null ? null : after(state, move.saga(), move.step());
  }
}
