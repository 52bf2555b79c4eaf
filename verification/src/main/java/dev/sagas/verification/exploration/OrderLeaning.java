package dev.sagas.verification.exploration;

import static dev.sagas.verification.exploration.CheckoutServices.ORDER;

import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.order.domain.OrderState;
import dev.sagas.services.order.domain.StateChange;
import dev.sagas.test.explore.Leaning;
import dev.sagas.test.explore.SagaView;
import java.util.Locale;
import java.util.Objects;

/**
 * Lets random orders come to all of their ends: were a deadline or a client as quick as a message,
 * few orders would get far.
 */
final class OrderLeaning implements Leaning {

  @Override
  public int percent(String step) {
    if (step.contains("deadline-passed")) {
      return 3;
    }
    return step.contains("is asked for cancellation") ? 15 : 100;
  }

  @Override
  public String outcome(SagaView saga) {
    Order order = saga.row(ORDER, MemoryOrders.TABLE, Order.class).orElseThrow();
    if (order.progress().state() == OrderState.COMPLETED) {
      return "completed";
    }
    return order.history().stream()
        .map(StateChange::cancellation)
        .filter(Objects::nonNull)
        .map(Cancellation::reason)
        .findFirst()
        .map(reason -> reason.name().toLowerCase(Locale.ROOT).replace('_', ' '))
        .orElse("other");
  }
}
