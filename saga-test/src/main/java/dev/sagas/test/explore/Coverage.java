package dev.sagas.test.explore;

import java.time.Duration;
import java.util.Optional;

/**
 * What an exhaustive search has seen.
 *
 * @param states different states of the world
 * @param transitions steps between them
 * @param sagaStates different states of a single saga
 * @param executions different runs of the services' code
 * @param ends states in which nothing is left to happen
 * @param took how long it took
 * @param failure the first thing that was wrong, by the shortest way to it; empty when nothing is
 */
public record Coverage(
    int states,
    long transitions,
    int sagaStates,
    int executions,
    int ends,
    Duration took,
    Optional<Failure> failure) {

  @Override
  public String toString() {
    return "%,d states, %,d transitions, %,d ends; %,d states of one saga, %,d executions; %.1f s%s"
        .formatted(
            states,
            transitions,
            ends,
            sagaStates,
            executions,
            took.toMillis() / 1000.0,
            failure.map(it -> "\n" + it).orElse(""));
  }
}
