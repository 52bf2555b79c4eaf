package dev.sagas.ledger;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps what is known of the topology over restarts, for all instances of a service together. Each
 * call is a transaction of its own.
 */
public interface DeliveryLedger {

  /**
   * Notes what one look at the broker has shown.
   *
   * <p>A part that is wrong and once was right opens a gap, unless one is open; a part that is
   * right again closes its own. A part that was never right opens none: nothing was ever brought by
   * it, so nothing is missed.
   */
  void observed(Observation seen);

  /**
   * What one look at the broker has shown.
   *
   * @param at a moment before the look began
   * @param right the parts that are as they must be
   * @param wrong the parts that bring nothing
   */
  record Observation(Instant at, Set<String> right, Set<String> wrong) {

    public Observation {
      right = Set.copyOf(right);
      wrong = Set.copyOf(wrong);
    }
  }

  /** The gaps that are not filled, oldest first. */
  List<Gap> unfilled();

  /**
   * Takes every gap whose work is due for one instance.
   *
   * @param worker names the instance; it takes its own again
   * @param until when others may take them, should this instance be gone by then
   * @return oldest first; empty when there is nothing to do, or another instance does it
   */
  List<Gap> claim(String worker, Instant now, Instant until);

  /**
   * Notes the progress of gaps, and keeps them until {@code until}.
   *
   * @return false if another instance has taken one of them meanwhile
   */
  boolean save(List<Gap> gaps, String worker, Instant until);

  /**
   * Those of {@code eventIds} that neither took effect in {@code queue} nor are parked or were
   * discarded: they are on their way to it, or lost.
   */
  Set<UUID> unhandled(String queue, Collection<UUID> eventIds);
}
