package dev.sagas.test.explore;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.outbox.OutboxRow;
import dev.sagas.outbox.OutboxStore;
import dev.sagas.outbox.PendingEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Takes events; the world is their relay, and lets scheduled ones pass at any time. */
final class MemoryOutbox implements OutboxStore {

  private final MemoryDatabase database;

  MemoryOutbox(MemoryDatabase database) {
    this.database = database;
  }

  /** Without the trace, which is made of random numbers and which no handler reads. */
  @Override
  public void append(List<PendingEvent> events) {
    for (PendingEvent pending : events) {
      EventEnvelope event = pending.event();
      database.emit(
          new EventEnvelope(
              event.id(),
              event.type(),
              event.source(),
              event.sagaId(),
              event.key(),
              event.causationId(),
              event.occurredAt(),
              null,
              event.replayed(),
              event.body()));
    }
  }

  /** One that is on its way stays, and any may be on its way. */
  @Override
  public void withdraw(UUID sagaId, EventType type) {}

  @Override
  public Taken takeEarliest(Collection<String> keys, int depth, Instant now, Duration lease) {
    throw noRelay();
  }

  @Override
  public List<OutboxRow> takeDue(Instant now, int limit, Duration lease) {
    throw noRelay();
  }

  @Override
  public void putBack(List<OutboxRow> rows) {
    throw noRelay();
  }

  @Override
  public void putBack(OutboxRow row, String reason, Instant retryAt) {
    throw noRelay();
  }

  @Override
  public long settled() {
    throw noRelay();
  }

  @Override
  public Page rowsAfter(long position, int limit, Instant now) {
    throw noRelay();
  }

  @Override
  public Backlog backlog(Instant now) {
    throw noRelay();
  }

  private static UnsupportedOperationException noRelay() {
    return new UnsupportedOperationException("no relay runs on an explored outbox");
  }
}
