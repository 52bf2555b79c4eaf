package dev.sagas.services.payment.messaging;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.payment.application.KeyMemory;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.application.ReleaseCall;
import dev.sagas.services.payment.application.Releasing;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.services.payment.domain.Release;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Gets a cancelled order's money back, and answers only then. It runs on an event of its own, so
 * that the answer does not wait for a call of the authorisation or capture that is still out. It is
 * no step: nothing undoes it, and its repetition asks the provider under the same keys.
 */
@Component
@Handles(EventTypes.RELEASE_REQUESTED)
@StatementBudget(6)
@Emits(EventTypes.RELEASED)
class ReleasePayment implements CallingHandler<OrderReference, ReleaseCall, Release> {

  private final Payments payments;
  private final Releasing releasing;
  private final KeyMemory keys;
  private final Clock clock;

  ReleasePayment(Payments payments, Releasing releasing, KeyMemory keys, Clock clock) {
    this.payments = payments;
    this.releasing = releasing;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Preparation<ReleaseCall> prepare(OrderReference event, EventContext context) {
    Payment payment = payments.lock(event.orderId());
    return Reactions.callIfAccepted(
        payment.intendRelease(),
        () -> ReleaseCall.of(payment, keys.mayHaveForgotten(payment, clock.instant())));
  }

  @Override
  public Release call(ReleaseCall request) {
    return releasing.release(request);
  }

  @Override
  public Reaction record(
      OrderReference event, ReleaseCall request, Release answer, EventContext context) {
    return Reactions.of(payments.lock(event.orderId()).settleRelease(answer, clock.instant()));
  }
}
