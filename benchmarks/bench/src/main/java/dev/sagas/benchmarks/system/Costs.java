package dev.sagas.benchmarks.system;

import dev.sagas.benchmarks.contest.ProcessCpu;
import java.util.LinkedHashMap;
import java.util.Map;

/** CPU seconds of each process of the system so far. */
record Costs(Map<String, Double> seconds) {

  static Costs now(Map<String, Long> processes) {
    Map<String, Double> seconds = new LinkedHashMap<>();
    processes.forEach((name, pid) -> seconds.put(name, ProcessCpu.ofTree(pid)));
    return new Costs(seconds);
  }

  /** Milliseconds for each of {@code orders}, by process. */
  Map<String, Double> perOrderSince(Costs before, long orders) {
    Map<String, Double> each = new LinkedHashMap<>();
    seconds.forEach(
        (name, value) ->
            each.put(name, (value - before.seconds.getOrDefault(name, 0.0)) * 1_000 / orders));
    return each;
  }
}
