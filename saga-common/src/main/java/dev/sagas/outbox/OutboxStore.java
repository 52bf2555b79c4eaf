package dev.sagas.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Where the outbox keeps its rows. Every method takes part in the caller's transaction. */
public interface OutboxStore {

  /** Stores events in this order; positions of one key grow in the order of the calls. */
  void append(List<PendingEvent> events);

  /**
   * Begins a claim on the caller's transaction: should its process be paused for longer than {@code
   * lease} while the transaction is open, the database ends it, so that others can go on.
   */
  void lease(Duration lease);

  /**
   * Locks the earliest row of each key, unless it is locked by another relay or is to be retried
   * later. No two relays ever hold rows of the same key.
   *
   * @return rows of different keys, in order of position
   */
  List<OutboxRow> claimHeads(Collection<String> keys, Instant now);

  /** Locks at most {@code limit} scheduled rows that are due and that no other relay has locked. */
  List<OutboxRow> claimDue(Instant now, int limit);

  /** Forgets published rows. */
  void delete(Collection<OutboxRow> rows);

  /** Keeps a refused row, to be tried again not before {@code retryAt}. */
  void refuse(OutboxRow row, String reason, Instant retryAt);

  /** Looks, without locking, at the next rows after {@code position}, scheduled ones left out. */
  Page rowsAfter(long position, int limit, Instant now);

  /** How much waits and since when. */
  Backlog backlog(Instant now);

  /**
   * Rows in order of position.
   *
   * @param keys those of rows that may be published now, without duplicates
   * @param first position of the first row; that asked for when there is none
   * @param last position of the last row; that asked for when there is none
   * @param rows how many there are, those to be retried later included
   */
  record Page(List<String> keys, long first, long last, int rows) {}

  /**
   * A measure of the outbox.
   *
   * @param rows how many rows wait that could be published now
   * @param refused how many the broker refused
   * @param scheduled how many wait for their moment
   * @param oldest when the oldest of the publishable rows was stored
   */
  record Backlog(long rows, long refused, long scheduled, Optional<Instant> oldest) {}
}
