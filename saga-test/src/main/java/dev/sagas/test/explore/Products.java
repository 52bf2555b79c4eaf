package dev.sagas.test.explore;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Counts the states of two sagas that sets of places stand for, each state once. */
final class Products {

  private record Corner(int local, int shared, int budget) {}

  private final Whereabouts other;
  private final Map<Corner, IntTuple> sets = new HashMap<>();
  private final Map<IntTuple, Integer> sizes = new HashMap<>();

  Products(Whereabouts other) {
    this.other = other;
  }

  void add(int local, int shared, int budget, int set) {
    sets.merge(
        new Corner(local, shared, budget), new IntTuple(set), (known, more) -> known.plus(set));
  }

  long count() {
    return sets.values().stream()
        .mapToLong(several -> sizes.computeIfAbsent(several, this::size))
        .sum();
  }

  private int size(IntTuple several) {
    BitSet places = new BitSet();
    for (int i = 0; i < several.size(); i++) {
      IntTuple set = other.get(several.get(i));
      for (int j = 0; j < set.size(); j++) {
        places.set(set.get(j));
      }
    }
    return places.cardinality();
  }
}
