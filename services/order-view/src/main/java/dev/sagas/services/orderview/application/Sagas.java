package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.application.SagaPage.Place;
import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the view shows, of the generation that is read. */
public interface Sagas {

  /**
   * The newest sagas that {@code filter} lets through.
   *
   * @param after where to begin; null for the newest
   * @param waitingBefore an order that waits since before that is stuck
   * @param limit how many at the most
   */
  SagaPage search(SagaFilter filter, @Nullable Place after, Instant waitingBefore, int limit);

  /** Those of the orders that are known, in no order. */
  List<Saga> find(Collection<UUID> orderIds);

  /** One order; empty when none of its events has come. */
  default Optional<Saga> find(UUID orderId) {
    return find(List.of(orderId)).stream().findFirst();
  }

  /** The events of an order, the earliest first; those of {@code orderId} and no other saga. */
  List<SagaEvent> events(UUID orderId);

  /** Those that wait since before {@code moment}, the longest first. */
  List<Saga> waitingSince(Instant moment, int limit);
}
