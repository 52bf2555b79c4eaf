package dev.sagas.inbox;

import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where the inbox keeps its rows. Every method takes part in the caller's transaction. */
public interface InboxStore {

  /**
   * Notes that an event takes effect now. Waits for a transaction that is noting the same one.
   *
   * @return false if it has taken effect already
   */
  boolean insert(String queue, UUID eventId, Instant now);

  /**
   * The same for several events at once, in an order of their own: whoever notes some of the same
   * ones waits for none while this one waits for another. A store may give up a wait soon, with a
   * {@link org.springframework.dao.ConcurrencyFailureException}: the caller can do them one by one.
   *
   * @return those that take effect now
   */
  default Set<UUID> insert(String queue, Collection<UUID> eventIds, Instant now) {
    return eventIds.stream()
        .sorted()
        .filter(id -> insert(queue, id, now))
        .collect(Collectors.toSet());
  }

  /** Whether the event has taken effect. */
  boolean contains(String queue, UUID eventId);

  /**
   * Forgets at most {@code limit} events received before {@code moment}.
   *
   * @return how many were forgotten
   */
  int purge(Instant moment, int limit);
}
