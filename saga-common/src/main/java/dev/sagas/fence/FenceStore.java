package dev.sagas.fence;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Where the fence keeps its rows. Every method takes part in the caller's transaction, and waits
 * for a transaction that works on the same step of the same saga.
 */
public interface FenceStore {

  /**
   * Marks an open step DONE.
   *
   * @return the state that it had already; empty when it was open
   */
  Optional<FenceState> enter(UUID sagaId, String step);

  /**
   * Marks several steps DONE at once, in an order of their own: whoever enters some of the same
   * ones waits for none while this one waits for another.
   *
   * @return those that were open
   */
  default Set<SagaStep> enter(Collection<SagaStep> steps) {
    return steps.stream()
        .sorted()
        .filter(it -> enter(it.sagaId(), it.step()).isEmpty())
        .collect(Collectors.toSet());
  }

  /** Turns a step that is DONE to BARRED: it was refused. */
  void bar(UUID sagaId, String step);

  /** Opens a step again that this transaction entered: it had no effect. */
  void leave(UUID sagaId, String step);

  /** Closes steps: those DONE become COMPENSATED, open ones BARRED. */
  void compensate(UUID sagaId, Collection<String> steps);
}
