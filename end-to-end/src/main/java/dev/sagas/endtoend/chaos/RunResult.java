package dev.sagas.endtoend.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run, over.
 *
 * @param struck in the order in which they ended
 * @param customers how many came
 * @param repetitions calls that were made again since they were not answered
 * @param findings what the kits add
 * @param violations everything that must not be
 */
public record RunResult(
    ChaosOptions options,
    List<Struck> struck,
    int customers,
    long repetitions,
    Verdict verdict,
    List<String> findings,
    List<String> violations) {

  public boolean passed() {
    return violations.isEmpty();
  }

  /** How often each kind has struck. */
  public Map<String, Long> faultsByKind() {
    return struck.stream()
        .collect(Collectors.groupingBy(Struck::kind, TreeMap::new, Collectors.counting()));
  }

  /** Orders by how they ended. */
  public Map<String, Long> outcomes() {
    return verdict.outcomes();
  }
}
