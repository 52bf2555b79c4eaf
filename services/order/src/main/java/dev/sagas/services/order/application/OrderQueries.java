package dev.sagas.services.order.application;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads orders, each call in a short transaction of its own. */
public interface OrderQueries {

  /** The order; empty if there is none. */
  Optional<OrderView> find(UUID id);

  /**
   * The newest orders of a customer, newest first; empty if there are none.
   *
   * @param before only orders placed before this one; null: from the newest on
   * @param limit how many at most
   */
  List<OrderView> ofCustomer(UUID customerId, @Nullable UUID before, int limit);

  /** Every change of state of the given orders so far, in order for each of them. */
  List<NumberedChange> changes(Set<UUID> orderIds);

  /**
   * The orders that still move and have not changed their state since {@code moment}.
   *
   * @param examples how many ids to name for each state
   */
  List<LateOrders.Found> unchangedSince(Instant moment, int examples);
}
