package dev.sagas.outbox;

import dev.sagas.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where the outbox keeps its rows. Every method takes part in the caller's transaction. */
public interface OutboxStore {

  /** Stores events in this order; positions of one key grow in the order of the calls. */
  void append(List<PendingEvent> events);

  /** Deletes the scheduled rows of this saga and type that no relay has. */
  void withdraw(UUID sagaId, EventType type);

  /**
   * Takes the earliest rows of each key out of the store, at most {@code depth} of each, unless
   * another relay has them or they are to be retried later. Nobody else can take a row of these
   * keys before the caller's transaction ends, and a rollback brings the rows back. Should its
   * process be paused for longer than {@code lease} meanwhile, the database rolls it back.
   *
   * <p>The deletion need not be durable when the commit returns: after a crash of the database rows
   * may be there again, and are published again.
   */
  Taken takeEarliest(Collection<String> keys, int depth, Instant now, Duration lease);

  /**
   * Takes at most {@code limit} scheduled rows that are due and that no other relay has, as {@link
   * #takeEarliest} does.
   */
  List<OutboxRow> takeDue(Instant now, int limit, Duration lease);

  /** Puts rows back into their places, as they were. */
  void putBack(List<OutboxRow> rows);

  /** Puts a refused row back into its place, to be tried again not before {@code retryAt}. */
  void putBack(OutboxRow row, String reason, Instant retryAt);

  /**
   * How far the store is done with: whatever waits, or is being written by someone, lies behind
   * this position. It may lag by some seconds. To be called outside of any transaction.
   */
  long settled();

  /** Looks, without locking, at the next rows after {@code position}. */
  Page rowsAfter(long position, int limit, Instant now);

  /** How much waits and since when. */
  Backlog backlog(Instant now);

  /**
   * What was taken.
   *
   * @param rows in order of position
   * @param further keys of {@code rows} that have more to publish
   * @param busy keys of which another relay has the earliest row
   */
  record Taken(List<OutboxRow> rows, Set<String> further, List<String> busy) {}

  /**
   * Rows in order of position.
   *
   * @param keys those of rows that may be published now, without duplicates
   * @param last position of the last row; that asked for when there is none
   * @param rows how many were looked at, those to be retried later and scheduled ones included
   */
  record Page(List<String> keys, long last, int rows) {}

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
