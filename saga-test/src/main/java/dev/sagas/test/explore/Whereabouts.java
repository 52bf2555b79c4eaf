package dev.sagas.test.explore;

import dev.sagas.test.explore.Budget.Cost;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every place at which a saga may be, as sets with numbers, while another one watches: what it sees
 * are the shared rows and what may still go wrong. A set holds every place to which steps lead that
 * change neither.
 */
final class Whereabouts {

  /** What is seen of the saga: the shared rows change, or what may still go wrong, or both. */
  record Sight(int shared, int budget) {}

  /** A change that the saga can make, and where it may be then. */
  record Act(Sight then, int set) {}

  private record Place(int set, Sight sight) {}

  private final WorldSteps steps;
  private final int saga;
  private final Numbering<IntTuple> sets = new Numbering<>();
  private final Map<Place, Integer> closed = new HashMap<>();
  private final Map<Place, List<Act>> acts = new HashMap<>();
  private final Map<Integer, int[]> representatives = new HashMap<>();

  Whereabouts(WorldSteps steps, int saga) {
    this.steps = steps;
    this.saga = saga;
  }

  int saga() {
    return saga;
  }

  int count() {
    return sets.size();
  }

  IntTuple get(int set) {
    return sets.get(set);
  }

  /** The set of a saga that has not begun. */
  int initial(int local, Sight sight) {
    return close(sets.of(new IntTuple(local)), sight);
  }

  /** The set, when it can be seen that the other one has changed something. */
  int close(int set, Sight sight) {
    Place place = new Place(set, sight);
    Integer known = closed.get(place);
    if (known == null) {
      known = sets.of(closure(sets.get(set), sight));
      closed.put(place, known);
      closed.put(new Place(known, sight), known);
    }
    return known;
  }

  private IntTuple closure(IntTuple set, Sight sight) {
    BitSet found = new BitSet();
    Deque<Integer> open = new ArrayDeque<>();
    for (int i = 0; i < set.size(); i++) {
      found.set(set.get(i));
      open.add(set.get(i));
    }
    while (!open.isEmpty()) {
      for (Step step : steps.steps(open.remove(), sight.shared())) {
        if (silent(step, sight) && !found.get(step.local())) {
          found.set(step.local());
          open.add(step.local());
        }
      }
    }
    return new IntTuple(found.stream().toArray());
  }

  static boolean silent(Step step, Sight sight) {
    return step.broken() == null && step.cost() == Cost.NONE && step.shared() == sight.shared();
  }

  /** What is seen after a step; null when it is none that is seen, or cannot be taken. */
  static @Nullable Sight seen(Step step, Sight sight) {
    if (step.broken() != null || silent(step, sight) || !step.cost().affordable(sight.budget())) {
      return null;
    }
    return new Sight(step.shared(), step.cost().take(sight.budget()));
  }

  /** Every change that a saga can make that is somewhere in a set, each once. */
  List<Act> acts(int set, Sight sight) {
    return acts.computeIfAbsent(new Place(set, sight), this::find);
  }

  private List<Act> find(Place place) {
    Map<Sight, BitSet> targets = new LinkedHashMap<>();
    IntTuple set = sets.get(place.set());
    for (int i = 0; i < set.size(); i++) {
      for (Step step : steps.steps(set.get(i), place.sight().shared())) {
        Sight then = seen(step, place.sight());
        if (then != null) {
          targets.computeIfAbsent(then, it -> new BitSet()).set(step.local());
        }
      }
    }
    List<Act> found = new ArrayList<>();
    targets.forEach(
        (then, locals) ->
            found.add(
                new Act(then, close(sets.of(new IntTuple(locals.stream().toArray())), then))));
    return found;
  }

  /** One place of each kind in a set: of places that account for the same, one is enough. */
  int[] representatives(int set) {
    return representatives.computeIfAbsent(set, it -> steps.differing(sets.get(it).copy()));
  }
}
