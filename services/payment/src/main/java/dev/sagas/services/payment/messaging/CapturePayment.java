package dev.sagas.services.payment.messaging;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.choreography.Step;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.payment.application.CaptureCall;
import dev.sagas.services.payment.application.Capturing;
import dev.sagas.services.payment.application.KeyMemory;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer.Refused;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Decision;
import dev.sagas.services.payment.domain.Payment;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Asks the provider to take what it holds, once the order is confirmed. */
@Component
@Handles(EventTypes.ORDER_CONFIRMED)
@StatementBudget(9)
@Step(Steps.CAPTURE)
@Emits(value = EventTypes.CAPTURED, refusals = EventTypes.CAPTURE_FAILED)
class CapturePayment implements CallingHandler<OrderReference, CaptureCall, CaptureAnswer> {

  private final Payments payments;
  private final Capturing capturing;
  private final KeyMemory keys;
  private final Clock clock;

  CapturePayment(Payments payments, Capturing capturing, KeyMemory keys, Clock clock) {
    this.payments = payments;
    this.capturing = capturing;
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Preparation<CaptureCall> prepare(OrderReference event, EventContext context) {
    Payment payment = payments.lock(event.orderId());
    return Reactions.callIfAccepted(
        payment.intendCapture(),
        () -> CaptureCall.of(payment, keys.mayHaveForgotten(payment, clock.instant())));
  }

  @Override
  public CaptureAnswer call(CaptureCall request) {
    return capturing.capture(request);
  }

  @Override
  public Reaction record(
      OrderReference event, CaptureCall request, CaptureAnswer answer, EventContext context) {
    return Reactions.of(decide(payments.lock(event.orderId()), answer));
  }

  private Decision decide(Payment payment, CaptureAnswer answer) {
    return answer instanceof Refused refused
        ? payment.failCapture(refused.code(), clock.instant())
        : payment.capture(clock.instant());
  }
}
