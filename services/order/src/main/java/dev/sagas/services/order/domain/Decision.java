package dev.sagas.services.order.domain;

import java.util.List;

/** What becomes of an order upon an event. */
public sealed interface Decision {

  /**
   * It moves on.
   *
   * @param next how it stands then
   * @param events what it reports, in order; empty while answers are still missing
   */
  record Moved(OrderProgress next, List<OrderEvent> events) implements Decision {
    public Moved {
      events = List.copyOf(events);
    }
  }

  /**
   * The state does not allow it, and nothing changes.
   *
   * @param reason what found which state; one of a few constant texts
   */
  record Ignored(String reason) implements Decision {}
}
