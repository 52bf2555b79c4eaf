package dev.sagas.replay;

import dev.sagas.replay.ReplayProgress.State;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Replays of a service that has one instance at a time. */
public final class MemoryReplays implements ReplayStore {

  private final Map<String, ReplayProgress> known = new LinkedHashMap<>();
  private final Instant serviceBegan;

  /** None yet. */
  public MemoryReplays(Instant serviceBegan) {
    this.serviceBegan = serviceBegan;
  }

  @Override
  public Optional<ReplayProgress> claim(
      ReplayProgress asked, String worker, Instant now, Instant until) {
    ReplayProgress found = known.computeIfAbsent(asked.id(), id -> asked);
    if (found.state() == State.ENDED) {
      return Optional.empty();
    }
    ReplayProgress claimed =
        new ReplayProgress(
            found.id(),
            found.start(),
            found.mark(),
            State.RUNNING,
            found.next(),
            found.reached(),
            found.read(),
            found.copied(),
            found.begunAt(),
            null,
            null);
    known.put(claimed.id(), claimed);
    return Optional.of(claimed);
  }

  @Override
  public boolean save(ReplayProgress progress, String worker, Instant until) {
    known.put(progress.id(), progress);
    return true;
  }

  @Override
  public void release(String id, String worker, Instant now) {
    // No other instance waits for it.
  }

  @Override
  public List<ReplayProgress> all() {
    return List.copyOf(known.values());
  }

  @Override
  public Instant serviceBegan() {
    return serviceBegan;
  }
}
