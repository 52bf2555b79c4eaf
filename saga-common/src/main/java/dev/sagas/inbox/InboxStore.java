package dev.sagas.inbox;

import java.time.Instant;
import java.util.UUID;

/** Where the inbox keeps its rows. Every method takes part in the caller's transaction. */
public interface InboxStore {

  /**
   * Notes that an event takes effect now. Waits for a transaction that is noting the same one.
   *
   * @return false if it has taken effect already
   */
  boolean insert(String queue, UUID eventId, Instant now);

  /** Whether the event has taken effect. */
  boolean contains(String queue, UUID eventId);

  /**
   * Forgets at most {@code limit} events received before {@code moment}.
   *
   * @return how many were forgotten
   */
  int purge(Instant moment, int limit);
}
