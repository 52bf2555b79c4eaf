package dev.sagas.outbox;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** An outbox in memory that claims only heads, as the contract says. Not for several relays. */
class MemoryStore implements OutboxStore {

  static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

  final TreeMap<Long, OutboxRow> rows = new TreeMap<>();
  final Map<Long, Instant> retryAt = new HashMap<>();
  private long last;

  /** Stores the event number {@code number} of {@code key}. */
  synchronized OutboxRow add(String key, int number) {
    OutboxRow row =
        new OutboxRow(
            ++last,
            new EventEnvelope(
                new UUID(0, last),
                EventType.parse("lab.counted.v1"),
                "/lab",
                new UUID(1, 0),
                key,
                null,
                NOW,
                null,
                key + number),
            0);
    rows.put(last, row);
    return row;
  }

  synchronized void put(OutboxRow row) {
    rows.put(row.position(), row);
  }

  synchronized boolean isEmpty() {
    return rows.isEmpty();
  }

  @Override
  public synchronized List<OutboxRow> claimHeads(Collection<String> keys, Instant now) {
    Map<String, OutboxRow> heads = new LinkedHashMap<>();
    rows.values().forEach(row -> heads.putIfAbsent(row.event().key(), row));
    return heads.values().stream()
        .filter(row -> keys.contains(row.event().key()) && ready(row, now))
        .toList();
  }

  final boolean ready(OutboxRow row, Instant now) {
    Instant moment = retryAt.get(row.position());
    return moment == null || !moment.isAfter(now);
  }

  @Override
  public synchronized void delete(Collection<OutboxRow> published) {
    published.forEach(row -> rows.remove(row.position()));
  }

  @Override
  public synchronized void refuse(OutboxRow row, String reason, Instant moment) {
    rows.put(row.position(), new OutboxRow(row.position(), row.event(), row.attempts() + 1));
    retryAt.put(row.position(), moment);
  }

  @Override
  public synchronized Page rowsAfter(long position, int limit, Instant now) {
    List<OutboxRow> page = rows.tailMap(position, false).values().stream().limit(limit).toList();
    List<String> keys = page.stream().map(row -> row.event().key()).distinct().toList();
    return page.isEmpty()
        ? new Page(keys, position, position, 0)
        : new Page(keys, page.get(0).position(), page.get(page.size() - 1).position(), page.size());
  }

  @Override
  public void append(List<PendingEvent> events) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void lease(Duration lease) {}

  @Override
  public List<OutboxRow> claimDue(Instant now, int limit) {
    return List.of();
  }

  @Override
  public Backlog backlog(Instant now) {
    return new Backlog(rows.size(), retryAt.size(), 0, Optional.empty());
  }
}
