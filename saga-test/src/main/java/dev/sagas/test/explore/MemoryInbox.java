package dev.sagas.test.explore;

import dev.sagas.inbox.InboxStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The inbox in memory. */
final class MemoryInbox implements InboxStore {

  static final String TABLE = "inbox";

  private static final RowKey FORGOTTEN = new RowKey("inbox.forgotten", "times");

  private final Table<UUID> rows;

  MemoryInbox(MemoryDatabase database) {
    this.rows = database.table(TABLE, UUID.class);
  }

  /** Whether the event has taken effect, as far as {@code rows} remember. */
  static boolean knows(Rows rows, UUID eventId) {
    return rows.has(new RowKey(TABLE, eventId));
  }

  /** {@code rows} when the inbox's retention is over. */
  static Rows forget(Rows rows) {
    Map<RowKey, Optional<Object>> changes = new HashMap<>();
    rows.of(TABLE).forEach(id -> changes.put(new RowKey(TABLE, id), Optional.empty()));
    changes.put(FORGOTTEN, Optional.of(forgotten(rows) + 1));
    return rows.with(changes);
  }

  /** How often the inbox forgot. */
  static int forgotten(Rows rows) {
    return rows.get(FORGOTTEN) instanceof Integer times ? times : 0;
  }

  @Override
  public boolean insert(String queue, UUID eventId, Instant now) {
    if (rows.lock(eventId).isPresent()) {
      return false;
    }
    rows.insert(eventId, eventId);
    return true;
  }

  /** Whoever acts on the answer takes the fence's or the aggregate's lock next. */
  @Override
  public boolean contains(String queue, UUID eventId) {
    return rows.find(eventId).isPresent();
  }

  @Override
  public int purge(Instant moment, int limit) {
    throw new UnsupportedOperationException("the world forgets inbox rows");
  }
}
