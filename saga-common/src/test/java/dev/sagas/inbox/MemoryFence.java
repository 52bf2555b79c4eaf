package dev.sagas.inbox;

import dev.sagas.fence.FenceState;
import dev.sagas.fence.FenceStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A fence in memory, of one saga. */
class MemoryFence implements FenceStore {

  final Map<String, FenceState> states = new HashMap<>();

  @Override
  public Optional<FenceState> enter(UUID sagaId, String step) {
    return Optional.ofNullable(states.putIfAbsent(step, FenceState.DONE));
  }

  @Override
  public void bar(UUID sagaId, String step) {
    states.put(step, FenceState.BARRED);
  }

  @Override
  public void leave(UUID sagaId, String step) {
    states.remove(step);
  }

  @Override
  public void compensate(UUID sagaId, Collection<String> steps) {
    steps.forEach(
        step ->
            states.merge(
                step,
                FenceState.BARRED,
                (known, none) -> known == FenceState.DONE ? FenceState.COMPENSATED : known));
  }
}
