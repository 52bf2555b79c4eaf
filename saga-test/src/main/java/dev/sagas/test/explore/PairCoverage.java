package dev.sagas.test.explore;

import java.time.Duration;
import java.util.Optional;

/**
 * What a search of two sagas at once has seen.
 *
 * @param products different states of both: where one is, where the other is, what they share, what
 *     may still go wrong
 * @param states places of one saga with the set of those at which the other may be
 * @param transitions steps between them
 * @param sets different sets of places
 * @param sagaStates different states of a single saga
 * @param executions different runs of the services' code
 * @param took how long it took
 * @param failure the first thing that was wrong, and a way to it; empty when nothing is
 */
public record PairCoverage(
    long products,
    int states,
    long transitions,
    int sets,
    int sagaStates,
    int executions,
    Duration took,
    Optional<Failure> failure) {

  /** This, and the other saga followed too: the states of both are the same ones. */
  PairCoverage and(PairCoverage swapped) {
    return new PairCoverage(
        products,
        states + swapped.states,
        transitions + swapped.transitions,
        sets + swapped.sets,
        swapped.sagaStates,
        swapped.executions,
        took.plus(swapped.took),
        swapped.failure);
  }

  @Override
  public String toString() {
    return ("%,d states of both sagas, in %,d states of one with %,d sets of places of the other,"
            + " %,d transitions; %,d states of one saga, %,d executions; %.1f s%s")
        .formatted(
            products,
            states,
            sets,
            transitions,
            sagaStates,
            executions,
            took.toMillis() / 1000.0,
            failure.map(it -> "\n" + it).orElse(""));
  }
}
