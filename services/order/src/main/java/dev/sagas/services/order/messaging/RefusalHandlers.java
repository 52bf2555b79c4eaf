package dev.sagas.services.order.messaging;

import static dev.sagas.services.order.application.OrderEventTypes.ORDER_CANCELLED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_DEADLINE_PASSED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.CREDIT_REJECTED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.PAYMENT_CAPTURE_FAILED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.PAYMENT_DECLINED;
import static dev.sagas.services.order.messaging.ConsumedEventTypes.STOCK_REJECTED;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.CancellationReason;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What ends a checkout: the refusals of the participants, and the deadline. */
@Component
public class RefusalHandlers {

  private final OrderReactions reactions;

  RefusalHandlers(OrderReactions reactions) {
    this.reactions = reactions;
  }

  /** The customer has no credit for the order. */
  @Handles(CREDIT_REJECTED)
  @StatementBudget(7)
  @Emits(ORDER_CANCELLED)
  public Reaction creditRejected(Refusal event) {
    return cancel(event.orderId(), CancellationReason.CREDIT_REJECTED, event.reason());
  }

  /** A product is short. */
  @Handles(STOCK_REJECTED)
  @StatementBudget(7)
  @Emits(ORDER_CANCELLED)
  public Reaction stockRejected(StockRefusal event) {
    return cancel(event.orderId(), CancellationReason.STOCK_REJECTED, event.detail());
  }

  /** The provider declines the payment. */
  @Handles(PAYMENT_DECLINED)
  @StatementBudget(7)
  @Emits(ORDER_CANCELLED)
  public Reaction paymentDeclined(Refusal event) {
    return cancel(event.orderId(), CancellationReason.PAYMENT_DECLINED, event.reason());
  }

  /** The provider does not pay out what it had authorised. */
  @Handles(PAYMENT_CAPTURE_FAILED)
  @StatementBudget(6)
  @Emits(ORDER_CANCELLED)
  public Reaction captureFailed(Refusal event) {
    return cancel(event.orderId(), CancellationReason.CAPTURE_FAILED, event.reason());
  }

  /** The order should be confirmed by now. */
  @Handles(ORDER_DEADLINE_PASSED)
  @StatementBudget(7)
  @Emits(ORDER_CANCELLED)
  public Reaction deadlinePassed(OrderNotice event) {
    return cancel(event.orderId(), CancellationReason.DEADLINE_PASSED, null);
  }

  private Reaction cancel(UUID orderId, CancellationReason reason, @Nullable String detail) {
    Cancellation why = new Cancellation(reason, detail);
    return reactions.react(orderId, (order, now) -> order.cancel(why, now));
  }
}
