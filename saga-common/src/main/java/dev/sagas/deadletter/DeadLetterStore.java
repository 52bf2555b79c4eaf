package dev.sagas.deadletter;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps parked messages and the audit. Each call is a transaction of its own. */
public interface DeadLetterStore {

  /** Stores a message; returns false when it is stored already, by its fingerprint. */
  boolean park(ParkedMessage message);

  /** The messages that wait for an operator, oldest first. */
  List<DeadLetter> list(DeadLetterFilter filter);

  /** One message, settled or not. */
  Optional<DeadLetterDetails> find(long id);

  /**
   * How many wait for an operator, by event type; a message without a type counts as {@code ""}.
   */
  Map<String, Long> countByType();

  /**
   * PARKED or REDRIVING becomes REDRIVING, with its audit, so that one that is cut off shows who
   * began it. False, and no audit, when it is settled or not there.
   */
  boolean beginRedrive(long id, AuditEntry audit);

  /**
   * Ends a redrive, with its audit: the message is REDRIVEN. False when someone settled it
   * meanwhile; the audit is kept all the same.
   */
  boolean redriven(long id, AuditEntry audit, Instant now);

  /** Ends a redrive that was not confirmed, with its audit: the message is PARKED again. */
  void notRedriven(long id, AuditEntry audit);

  /** Gives a message up, with its audit. False, and no audit, when it is not in {@code from}. */
  boolean discard(long id, DeadLetterState from, AuditEntry audit, Instant now);

  /** Keeps a request that came to nothing. */
  void audit(long id, AuditEntry audit);

  /**
   * Deletes at most {@code limit} messages that were settled before {@code moment}, with their
   * audits.
   *
   * @return how many were deleted
   */
  int purge(Instant moment, int limit);
}
