package dev.sagas.replay;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps how far replays have come, for all instances of a service together. Each call is a
 * transaction of its own.
 */
public interface ReplayStore {

  /**
   * Takes a replay for one instance, and notes it when it is not known yet. One that was refused is
   * running again: what it was refused for may be mended.
   *
   * @param asked what is noted then
   * @param worker names the instance; it takes its own again
   * @param until when others may take it, should this instance be gone by then
   * @return how far it has come; empty when another instance has it, or nothing is left to be done
   */
  Optional<ReplayProgress> claim(ReplayProgress asked, String worker, Instant now, Instant until);

  /**
   * Notes progress, and keeps the replay until {@code until}.
   *
   * @return false if another instance has taken it meanwhile
   */
  boolean save(ReplayProgress progress, String worker, Instant until);

  /** Leaves a replay to others at once; nothing happens if {@code worker} has it no more. */
  void release(String id, String worker, Instant now);

  /** Every replay there was, the oldest first. */
  List<ReplayProgress> all();

  /** When this service's tables were made: before that it handled nothing. */
  Instant serviceBegan();
}
