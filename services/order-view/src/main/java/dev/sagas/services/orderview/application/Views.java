package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Fact;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Where the view is kept: generation by generation. */
public interface Views {

  /**
   * Keeps an event in one generation, with what it tells, in the caller's transaction. An event
   * that is there already changes nothing, and the order in which events come does not matter.
   *
   * @throws IllegalArgumentException if it holds something that cannot be kept
   */
  void keep(int generation, SagaEvent event, Fact fact);

  /** When those of the events that a generation has were handled. */
  Map<UUID, Instant> receivedAt(int generation, Collection<UUID> events);

  /** The next events of a generation, by id. */
  List<UUID> eventsAfter(int generation, UUID after, int limit);

  /** Those of the events in generation {@code from} that {@code generation} has not. */
  List<SagaEvent> lacking(int generation, int from, Collection<UUID> events);

  /** A generation has been filled, and is read soon. */
  void filled(int generation);
}
