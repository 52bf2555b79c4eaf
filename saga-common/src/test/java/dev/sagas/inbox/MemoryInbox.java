package dev.sagas.inbox;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** An inbox in memory. */
class MemoryInbox implements InboxStore {

  private final Set<UUID> events = new HashSet<>();

  @Override
  public boolean insert(String queue, UUID eventId, Instant now) {
    return events.add(eventId);
  }

  @Override
  public boolean contains(String queue, UUID eventId) {
    return events.contains(eventId);
  }

  @Override
  public int purge(Instant moment, int limit) {
    int purged = events.size();
    events.clear();
    return purged;
  }
}
