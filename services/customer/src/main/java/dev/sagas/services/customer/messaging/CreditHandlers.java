package dev.sagas.services.customer.messaging;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.choreography.Step;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.customer.application.OrderCredit;
import dev.sagas.services.customer.domain.CreditOutcome;
import dev.sagas.services.customer.domain.CreditOutcome.Ignored;
import dev.sagas.services.customer.domain.CreditOutcome.Refused;
import dev.sagas.services.customer.domain.CreditOutcome.Released;
import dev.sagas.services.customer.domain.CreditOutcome.Reserved;
import dev.sagas.services.customer.domain.CreditOutcome.Settled;
import org.springframework.stereotype.Component;

/** The customer's part in a checkout: hold credit, settle it when paid, release it when not. */
@Component
public class CreditHandlers {

  static final String RESERVE_CREDIT = "reserve-credit";
  static final String SETTLE_CREDIT = "settle-credit";

  private final OrderCredit credit;

  CreditHandlers(OrderCredit credit) {
    this.credit = credit;
  }

  @Handles(CustomerEvents.ORDER_PLACED)
  @StatementBudget(7)
  @Step(RESERVE_CREDIT)
  @Emits(value = CustomerEvents.CREDIT_RESERVED, refusals = CustomerEvents.CREDIT_REJECTED)
  public Reaction reserve(OrderPlaced order) {
    CreditOutcome outcome =
        credit.reserve(order.orderId(), order.customerId(), order.total().toMoney());
    if (outcome instanceof Refused refused) {
      return Reaction.refused(
          new CreditRejected(order.orderId(), order.customerId(), refused.reason()));
    }
    return outcome instanceof Reserved
        ? Reaction.done(new CreditReserved(order.orderId(), order.customerId(), order.total()))
        : ignored(outcome);
  }

  @Handles(CustomerEvents.PAYMENT_CAPTURED)
  @StatementBudget(7)
  @Step(SETTLE_CREDIT)
  @Emits(CustomerEvents.CREDIT_SETTLED)
  public Reaction settle(PaymentCaptured payment) {
    CreditOutcome outcome = credit.settle(payment.orderId(), payment.customerId());
    return outcome instanceof Settled settled
        ? Reaction.done(
            new CreditSettled(
                payment.orderId(), payment.customerId(), WireMoney.of(settled.amount())))
        : ignored(outcome);
  }

  /** Always answers, so that the order can see the end of its compensation. */
  @Handles(CustomerEvents.ORDER_CANCELLED)
  @StatementBudget(7)
  @Compensates({RESERVE_CREDIT, SETTLE_CREDIT})
  @Emits(CustomerEvents.CREDIT_RELEASED)
  public Reaction release(OrderCancelled order) {
    CreditOutcome outcome = credit.release(order.orderId(), order.customerId());
    ReleaseEffect effect =
        outcome instanceof Released ? ReleaseEffect.RELEASED : ReleaseEffect.NOTHING_TO_RELEASE;
    return Reaction.done(new CreditReleased(order.orderId(), order.customerId(), effect));
  }

  private static Reaction ignored(CreditOutcome outcome) {
    if (outcome instanceof Ignored ignored) {
      return Reaction.ignored(ignored.reason());
    }
    throw new IllegalStateException("a decision of another kind: " + outcome);
  }
}
