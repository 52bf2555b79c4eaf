package dev.sagas.services.orderview.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which generations of the view there are. */
public interface Generations {

  /** The one that is read. */
  int current();

  /** How many events were left out when the one that is read was built. */
  long skipped();

  /** Those that events are kept in: the current one, and one that is being built. */
  List<Integer> kept();

  /**
   * A generation that is being built from the event log.
   *
   * @param mark event id of the mark in the log up to which it is
   * @param next the offset to read next; null before the first was read
   * @param reached when the event that was read last was stored
   * @param read events of the log that were looked at
   * @param skipped of them, those that could not be read or kept, and were left out
   */
  record Building(
      int number,
      UUID mark,
      @Nullable Long next,
      @Nullable Instant reached,
      long read,
      long skipped) {}

  /**
   * Begins a new one, empty, unless one is being built.
   *
   * @return false if one is
   */
  boolean begin(UUID mark, Instant now);

  /** The one that is being built. */
  Optional<Building> building();

  /**
   * Takes the one that is being built for one instance.
   *
   * @return empty when there is none, or another instance has it
   */
  Optional<Building> claim(String worker, Instant now, Instant until);

  /**
   * Notes how far it is, and keeps it until {@code until}.
   *
   * @return false if another instance has taken it meanwhile, or it was given up
   */
  boolean save(Building progress, String worker, Instant until);

  /**
   * Makes the one that is being built the one that is read.
   *
   * @return false if another instance has taken it meanwhile, or it was given up
   */
  boolean built(Building building, String worker, Instant now);

  /**
   * Retires the one that is being built: the one that is read stays so.
   *
   * @return false if there is none
   */
  boolean giveUp(Instant now);

  /** Deletes generations that were retired before {@code moment}: no one uses them any more. */
  void dropRetired(Instant moment);
}
