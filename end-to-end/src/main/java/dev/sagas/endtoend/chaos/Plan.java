package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.fault.Fault;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The order in which faults strike, drawn from a seed: each round has every kind once, shuffled, so
 * that none is left out; of each kind the victims take turns, shuffled too.
 */
final class Plan {

  private final Random random;
  private final long longestRest;
  private final Map<String, List<Fault>> kinds;
  private final Map<String, Deque<Fault>> turns = new TreeMap<>();
  private final Deque<String> round = new ArrayDeque<>();

  /**
   * A plan of its own.
   *
   * @param longestRest after a fault, before the next one by the same hand
   */
  Plan(List<Fault> faults, long seed, Duration longestRest) {
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("no fault to plan with");
    }
    this.random = new Random(seed);
    this.longestRest = longestRest.toMillis();
    this.kinds =
        faults.stream()
            .collect(Collectors.groupingBy(Fault::kind, TreeMap::new, Collectors.toList()));
  }

  /**
   * One fault to strike.
   *
   * @param seed of what the fault itself draws
   * @param rest after it
   */
  record Strike(Fault fault, long seed, Duration rest) {}

  Strike next() {
    if (round.isEmpty()) {
      round.addAll(shuffled(List.copyOf(kinds.keySet())));
    }
    String kind = round.remove();
    Deque<Fault> victims = turns.computeIfAbsent(kind, any -> new ArrayDeque<>());
    if (victims.isEmpty()) {
      victims.addAll(shuffled(kinds.getOrDefault(kind, List.of())));
    }
    return new Strike(
        victims.remove(), random.nextLong(), Duration.ofMillis(random.nextLong(longestRest)));
  }

  private <T> List<T> shuffled(List<T> some) {
    List<T> shuffled = new ArrayList<>(some);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
