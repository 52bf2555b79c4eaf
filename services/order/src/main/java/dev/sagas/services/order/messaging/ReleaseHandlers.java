package dev.sagas.services.order.messaging;

import static dev.sagas.services.order.application.OrderEventTypes.ORDER_CLOSED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.CREDIT_RELEASED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.PAYMENT_RELEASED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.STOCK_RELEASED;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.order.domain.Respondent;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The answers to a cancellation; the third one closes the order. */
@Component
public class ReleaseHandlers {

  private final OrderReactions reactions;

  ReleaseHandlers(OrderReactions reactions) {
    this.reactions = reactions;
  }

  /** The customer's credit is free again, or never was reserved. */
  @Handles(CREDIT_RELEASED)
  @StatementBudget(6)
  @Emits(whenAll = ORDER_CLOSED)
  public Reaction creditReleased(OrderNotice event) {
    return released(event.orderId(), Respondent.CUSTOMER);
  }

  /** The stock is back, or never was reserved. */
  @Handles(STOCK_RELEASED)
  @StatementBudget(6)
  @Emits(whenAll = ORDER_CLOSED)
  public Reaction stockReleased(OrderNotice event) {
    return released(event.orderId(), Respondent.INVENTORY);
  }

  /** The customer's money is back, or never was taken. */
  @Handles(PAYMENT_RELEASED)
  @StatementBudget(6)
  @Emits(whenAll = ORDER_CLOSED)
  public Reaction paymentReleased(OrderNotice event) {
    return released(event.orderId(), Respondent.PAYMENT);
  }

  private Reaction released(UUID orderId, Respondent by) {
    return reactions.react(orderId, (order, now) -> order.release(by, now));
  }
}
