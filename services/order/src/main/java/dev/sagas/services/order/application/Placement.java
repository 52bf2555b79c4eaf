package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.Violation;
import java.util.List;

/** What became of a checkout request. */
public sealed interface Placement {

  /**
   * The order is placed.
   *
   * @param order as it was when it was placed
   * @param repeated true if an earlier request with the same key placed it
   */
  record Accepted(OrderView order, boolean repeated) implements Placement {}

  /** The order cannot be placed; the key stays free for a corrected request. */
  record Refused(List<Violation> violations) implements Placement {
    public Refused {
      violations = List.copyOf(violations);
    }
  }

  /** The key was used for another request. */
  record KeyReused() implements Placement {}

  /** Another request with the key is being dealt with at this moment. */
  record StillRunning() implements Placement {}
}
