package dev.sagas.outbox;

import static java.util.stream.Collectors.toSet;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.SimpleTransactionStatus;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * An outbox in memory that keeps the contract, and the transactions in which they are taken. Not
 * for several relays.
 */
class MemoryStore implements OutboxStore, TransactionOperations {

  static final Instant NOW = Instant.parse("2026-11-21T10:15:30Z");

  final TreeMap<Long, OutboxRow> rows = new TreeMap<>();
  final Map<Long, Instant> retryAt = new HashMap<>();
  private final List<OutboxRow> taken = new ArrayList<>();
  private long last;

  @Override
  public <T> @Nullable T execute(TransactionCallback<T> action) {
    try {
      return action.doInTransaction(new SimpleTransactionStatus());
    } catch (RuntimeException e) {
      rollBack();
      throw e;
    } finally {
      taken.clear();
    }
  }

  private synchronized void rollBack() {
    taken.forEach(row -> rows.put(row.position(), row));
  }

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
                false,
                key + number),
            null,
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
  public synchronized Taken takeEarliest(
      Collection<String> keys, int depth, Instant now, Duration lease) {
    List<OutboxRow> earliest = new ArrayList<>();
    for (String key : keys) {
      ofKey(key).limit(depth).takeWhile(row -> ready(row, now)).forEach(earliest::add);
    }
    return take(earliest);
  }

  final Stream<OutboxRow> ofKey(String key) {
    return List.copyOf(rows.values()).stream().filter(row -> row.event().key().equals(key));
  }

  /** As a store does: the rows are gone, and the keys that have more are known. */
  final synchronized Taken take(List<OutboxRow> earliest) {
    List<OutboxRow> inOrder =
        earliest.stream().sorted(Comparator.comparing(OutboxRow::position)).toList();
    taken.addAll(inOrder);
    inOrder.forEach(row -> rows.remove(row.position()));
    Set<String> left = rows.values().stream().map(it -> it.event().key()).collect(toSet());
    Set<String> further =
        inOrder.stream().map(it -> it.event().key()).filter(left::contains).collect(toSet());
    return new Taken(inOrder, further, List.of());
  }

  final boolean ready(OutboxRow row, Instant now) {
    Instant moment = retryAt.get(row.position());
    return moment == null || !moment.isAfter(now);
  }

  @Override
  public synchronized void putBack(List<OutboxRow> some) {
    some.forEach(this::put);
  }

  @Override
  public synchronized void putBack(OutboxRow row, String reason, Instant moment) {
    rows.put(
        row.position(),
        new OutboxRow(row.position(), row.event(), row.publishAt(), row.attempts() + 1));
    retryAt.put(row.position(), moment);
  }

  @Override
  public synchronized Page rowsAfter(long position, int limit, Instant now) {
    List<OutboxRow> page = rows.tailMap(position, false).values().stream().limit(limit).toList();
    List<String> keys = page.stream().map(row -> row.event().key()).distinct().toList();
    return new Page(
        keys, page.isEmpty() ? position : page.get(page.size() - 1).position(), page.size());
  }

  @Override
  public long settled() {
    return 0;
  }

  @Override
  public void append(List<PendingEvent> events) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void withdraw(UUID sagaId, EventType type) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<OutboxRow> takeDue(Instant now, int limit, Duration lease) {
    return List.of();
  }

  @Override
  public Backlog backlog(Instant now) {
    return new Backlog(rows.size(), retryAt.size(), 0, Optional.empty());
  }
}
