package dev.sagas.test.explore;

import dev.sagas.fence.FenceState;
import dev.sagas.fence.FenceStore;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** The fence in memory; its rows are locked as those of the table are. */
final class MemoryFence implements FenceStore {

  private final Table<FenceState> steps;

  MemoryFence(MemoryDatabase database) {
    this.steps = database.table("fence", FenceState.class);
  }

  @Override
  public Optional<FenceState> enter(UUID sagaId, String step) {
    Optional<FenceState> known = steps.lock(step);
    if (known.isEmpty()) {
      steps.put(step, FenceState.DONE);
    }
    return known;
  }

  @Override
  public void bar(UUID sagaId, String step) {
    if (steps.lock(step).filter(FenceState.DONE::equals).isPresent()) {
      steps.put(step, FenceState.BARRED);
    }
  }

  @Override
  public void leave(UUID sagaId, String step) {
    steps.delete(step);
  }

  @Override
  public void compensate(UUID sagaId, Collection<String> closed) {
    for (String step : closed) {
      FenceState known = steps.lock(step).orElse(null);
      if (known == null) {
        steps.put(step, FenceState.BARRED);
      } else if (known == FenceState.DONE) {
        steps.put(step, FenceState.COMPENSATED);
      }
    }
  }
}
