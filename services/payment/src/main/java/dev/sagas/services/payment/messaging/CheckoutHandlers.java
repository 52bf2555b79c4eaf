package dev.sagas.services.payment.messaging;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.choreography.Step;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.payment.application.Payments;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Joins order, credit and stock, which come in any order and at the same time, and answers a
 * cancellation. All of them change one row under its lock: read without it, three handlers at once
 * would each find the other two missing.
 */
@Component
class CheckoutHandlers {

  private final Payments payments;
  private final Clock clock;

  CheckoutHandlers(Payments payments, Clock clock) {
    this.payments = payments;
    this.clock = clock;
  }

  @Handles(EventTypes.ORDER_PLACED)
  @StatementBudget(5)
  @Step(Steps.NOTE_ORDER)
  @Emits(whenAll = EventTypes.AUTHORIZATION_REQUESTED)
  Reaction noteOrder(OrderPlaced event) {
    return Reactions.of(
        payments.lockOrCreate(event.orderId()).noteOrder(event.terms(), clock.instant()));
  }

  @Handles(EventTypes.CREDIT_RESERVED)
  @StatementBudget(5)
  @Step(Steps.NOTE_CREDIT)
  @Emits(whenAll = EventTypes.AUTHORIZATION_REQUESTED)
  Reaction noteCredit(OrderReference event) {
    return Reactions.of(payments.lockOrCreate(event.orderId()).noteCredit(clock.instant()));
  }

  @Handles(EventTypes.STOCK_RESERVED)
  @StatementBudget(5)
  @Step(Steps.NOTE_STOCK)
  @Emits(whenAll = EventTypes.AUTHORIZATION_REQUESTED)
  Reaction noteStock(OrderReference event) {
    return Reactions.of(payments.lockOrCreate(event.orderId()).noteStock(clock.instant()));
  }

  /** A cancellation that comes first leaves a released payment, so that it can answer again. */
  @Handles(EventTypes.ORDER_CANCELLED)
  @StatementBudget(5)
  @Compensates({
    Steps.NOTE_ORDER,
    Steps.NOTE_CREDIT,
    Steps.NOTE_STOCK,
    Steps.AUTHORIZE,
    Steps.CAPTURE
  })
  @Emits({EventTypes.RELEASE_REQUESTED, EventTypes.RELEASED})
  Reaction cancel(OrderReference event) {
    return Reactions.of(payments.lockOrCreate(event.orderId()).cancel(clock.instant()));
  }
}
