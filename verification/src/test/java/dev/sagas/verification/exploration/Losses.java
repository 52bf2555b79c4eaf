package dev.sagas.verification.exploration;

import dev.sagas.event.EventType;
import dev.sagas.test.explore.Budget;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be parked for good without harm, because the deadline ends the order. */
final class Losses {

  /** One message is parked. */
  static final Budget ONE = new Budget(0, 0, 1, 0, 0);

  /** What leads from an order that is placed to one that is confirmed. */
  static final Set<EventType> FORWARD =
      Stream.of(
              "order.placed.v1",
              "customer.credit-reserved.v1",
              "customer.credit-rejected.v1",
              "inventory.stock-reserved.v1",
              "inventory.stock-rejected.v1",
              "payment.authorization-requested.v1",
              "payment.authorized.v1",
              "payment.declined.v1")
          .map(EventType::parse)
          .collect(Collectors.toUnmodifiableSet());

  private Losses() {}
}
