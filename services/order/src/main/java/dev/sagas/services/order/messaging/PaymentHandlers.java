package dev.sagas.services.order.messaging;

import static dev.sagas.services.order.application.OrderEventTypes.ORDER_COMPLETED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_CONFIRMED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.PAYMENT_AUTHORIZED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.PAYMENT_CAPTURED;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.order.domain.Order;
import org.springframework.stereotype.Component;

/**
 * The way forward. The order's own state is the guard: an authorisation that comes after a
 * cancellation is ignored here, and payment releases it upon the cancellation.
 */
@Component
public class PaymentHandlers {

  private final OrderReactions reactions;

  PaymentHandlers(OrderReactions reactions) {
    this.reactions = reactions;
  }

  /** The payment is authorised: the order is confirmed. */
  @Handles(PAYMENT_AUTHORIZED)
  @StatementBudget(7)
  @Emits(ORDER_CONFIRMED)
  public Reaction authorized(OrderNotice event) {
    return reactions.react(event.orderId(), Order::confirm);
  }

  /** The payment is captured: the order is complete. */
  @Handles(PAYMENT_CAPTURED)
  @StatementBudget(6)
  @Emits(ORDER_COMPLETED)
  public Reaction captured(OrderNotice event) {
    return reactions.react(event.orderId(), Order::complete);
  }
}
