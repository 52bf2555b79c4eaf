package dev.sagas.outbox;

import dev.sagas.event.NewEvent;
import java.util.List;
import java.util.UUID;

/**
 * Stores events in the caller's database transaction; the relay publishes them after the commit.
 *
 * <p>Guarantee: an event is published at least once if, and only if, the transaction commits.
 * Events with the same key are published in commit order provided that the caller holds a lock on
 * the aggregate of that key before it calls this (pending JPA changes are flushed first, which
 * takes that lock for a changed entity). No guarantee holds across keys, or for events with a
 * {@code publishAt}.
 *
 * <p>Event handlers do not use this: they return their events. It is for use cases that begin a
 * saga.
 */
public interface Outbox {

  /**
   * Stores {@code events} in this order.
   *
   * @return the ids given to them, in the same order; empty for no events
   * @throws IllegalStateException if no transaction is active
   * @throws dev.sagas.outbox.InvalidEventException if a body's class is not declared by
   *     {@code @Publishes}, cannot be written as JSON or exceeds the maximal size
   */
  List<UUID> append(List<NewEvent> events);

  /**
   * Takes back the scheduled events of one type of a saga, say a deadline that is not needed any
   * more, when the transaction commits. One that is being published at this moment stays, so who
   * handles it must be able to ignore it; withdrawing only saves the work.
   *
   * @param body the class of the events' bodies
   * @throws IllegalStateException if no transaction is active
   * @throws dev.sagas.outbox.InvalidEventException if {@code body} is not declared by
   *     {@code @Publishes}
   */
  void withdraw(UUID sagaId, Class<?> body);

  /** Stores one event: see {@link #append(List)}. */
  default UUID append(NewEvent event) {
    return append(List.of(event)).get(0);
  }
}
