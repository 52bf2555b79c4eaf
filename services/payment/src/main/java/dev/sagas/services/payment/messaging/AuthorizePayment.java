package dev.sagas.services.payment.messaging;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.choreography.Step;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.payment.application.AuthorizationCall;
import dev.sagas.services.payment.application.Authorizing;
import dev.sagas.services.payment.application.KeyMemory;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Approved;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Declined;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Decision;
import dev.sagas.services.payment.domain.Payment;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Asks the provider to hold the amount. Each delivery looks at the payment before it calls: a
 * cancelled one is not called for, and one whose answer was never recorded is called for again.
 */
@Component
@Handles(EventTypes.AUTHORIZATION_REQUESTED)
@StatementBudget(10)
@Step(Steps.AUTHORIZE)
@Emits(value = EventTypes.AUTHORIZED, refusals = EventTypes.DECLINED)
class AuthorizePayment
    implements CallingHandler<OrderReference, AuthorizationCall, AuthorizationAnswer> {

  private final Payments payments;
  private final Authorizing authorizing;
  private final KeyMemory keys;
  private final Clock clock;

  AuthorizePayment(Payments payments, Authorizing authorizing, KeyMemory keys, Clock clock) {
    this.payments = payments;
    this.authorizing = authorizing;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Preparation<AuthorizationCall> prepare(OrderReference event, EventContext context) {
    Payment payment = payments.lock(event.orderId());
    Instant now = clock.instant();
    return Reactions.callIfAccepted(
        payment.intendAuthorization(now),
        () -> AuthorizationCall.of(payment, keys.mayHaveForgotten(payment, now)));
  }

  @Override
  public AuthorizationAnswer call(AuthorizationCall request) {
    return authorizing.authorize(request);
  }

  @Override
  public Reaction record(
      OrderReference event,
      AuthorizationCall request,
      AuthorizationAnswer answer,
      EventContext context) {
    return Reactions.of(decide(payments.lock(event.orderId()), answer));
  }

  private Decision decide(Payment payment, AuthorizationAnswer answer) {
    return answer instanceof Approved approved
        ? payment.authorize(approved.reference(), clock.instant())
        : payment.decline(((Declined) answer).code(), clock.instant());
  }
}
