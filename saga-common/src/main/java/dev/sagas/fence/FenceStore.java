package dev.sagas.fence;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

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

  /** Turns a step that is DONE to BARRED: it was refused. */
  void bar(UUID sagaId, String step);

  /** Opens a step again that this transaction entered: it had no effect. */
  void leave(UUID sagaId, String step);

  /** Closes steps: those DONE become COMPENSATED, open ones BARRED. */
  void compensate(UUID sagaId, Collection<String> steps);
}
