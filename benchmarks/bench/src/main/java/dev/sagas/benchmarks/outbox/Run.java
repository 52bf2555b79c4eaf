package dev.sagas.benchmarks.outbox;

import dev.sagas.benchmarks.contest.Scenario;
import java.util.Map;

/**
 * What one run has shown.
 *
 * @param figures by name; empty when it failed
 */
record Run(Entrant entrant, Scenario scenario, int round, Map<String, Double> figures) {}
