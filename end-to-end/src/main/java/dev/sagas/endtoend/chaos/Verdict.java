package dev.sagas.endtoend.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What was found after the last fault.
 *
 * @param violations one sentence for each, with ids; none when all promises were kept
 * @param converged how long after the last fault everything was at rest and added up; the whole
 *     wait when it never was
 * @param outcomes orders by how they ended
 * @param events how many events the services stored
 */
record Verdict(
    List<String> violations, Duration converged, Map<String, Long> outcomes, long events) {

  long orders() {
    return outcomes.values().stream().mapToLong(Long::longValue).sum();
  }
}
