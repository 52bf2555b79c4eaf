package dev.sagas.verification.exploration;

import dev.sagas.event.EventType;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.order.domain.OrderState;
import dev.sagas.test.explore.SagaView;
import java.util.Set;

/**
 * Events that come too late for their order. An order never comes back to a state that it has left,
 * which {@link CheckoutInvariants} sees to, so what it ignores now because of that it ignores for
 * ever.
 */
final class SettledOrders {

  private static final Set<String> FOR_PENDING =
      Set.of(
          "order.deadline-passed.v1",
          "customer.credit-rejected.v1",
          "inventory.stock-rejected.v1",
          "payment.authorized.v1",
          "payment.declined.v1");
  private static final Set<String> FOR_CONFIRMED = Set.of("payment.capture-failed.v1");
  private static final Set<String> FOR_CANCELLING = Set.of("payment.released.v1");

  private SettledOrders() {}

  static boolean settled(SagaView saga, EventType type) {
    OrderState state =
        saga.row(CheckoutServices.ORDER, MemoryOrders.TABLE, Order.class)
            .map(order -> order.progress().state())
            .orElse(OrderState.PENDING);
    String name = type.toString();
    return switch (state) {
      case PENDING -> false;
      case CONFIRMED -> FOR_PENDING.contains(name);
      case COMPLETED, CANCELLING -> FOR_PENDING.contains(name) || FOR_CONFIRMED.contains(name);
      case CANCELLED ->
          FOR_PENDING.contains(name)
              || FOR_CONFIRMED.contains(name)
              || FOR_CANCELLING.contains(name);
    };
  }
}
