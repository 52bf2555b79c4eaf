package dev.sagas.verification.exploration;

import dev.sagas.services.customer.domain.CreditReservation;
import dev.sagas.services.customer.domain.CreditState;
import dev.sagas.services.order.domain.Answers;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.OrderState;
import dev.sagas.services.payment.application.IdempotencyKey;
import dev.sagas.services.payment.domain.Decision;
import dev.sagas.services.payment.domain.PaymentEvent;
import dev.sagas.services.payment.domain.PaymentState;
import dev.sagas.services.payment.domain.ReleaseEffect;
import java.util.UUID;
import net.bytebuddy.asm.Advice;

/** What planted faults do to methods of the services. Inlined there, so all of it is public. */
public final class Sabotage {

  private Sabotage() {}

  /** A deadline that finds a confirmed order cancels it. */
  public static final class DeadlineFromConfirmed {
    @Advice.OnMethodExit
    public static void exit(
        @Advice.This CancellationReason reason,
        @Advice.Argument(0) OrderState state,
        @Advice.Return(readOnly = false) boolean cancels) {
      if (reason == CancellationReason.DEADLINE_PASSED && state == OrderState.CONFIRMED) {
        cancels = true;
      }
    }
  }

  /** A failed capture counts in any state. */
  public static final class CaptureFailedFromAnywhere {
    @Advice.OnMethodExit
    public static void exit(
        @Advice.This CancellationReason reason, @Advice.Return(readOnly = false) boolean cancels) {
      if (reason == CancellationReason.CAPTURE_FAILED) {
        cancels = true;
      }
    }
  }

  /** Two answers of any participants end a cancellation. */
  public static final class TwoAnswersAreEnough {
    @Advice.OnMethodExit
    public static void exit(
        @Advice.This Answers answers, @Advice.Return(readOnly = false) boolean complete) {
      int known =
          (answers.customer() == null ? 0 : 1)
              + (answers.inventory() == null ? 0 : 1)
              + (answers.payment() == null ? 0 : 1);
      complete = known >= 2;
    }
  }

  /** An approval that finds the payment cancelled is forgotten: it has nothing to release. */
  public static final class AuthorizingIsReleasedAtOnce {
    @Advice.OnMethodExit
    public static void exit(
        @Advice.FieldValue("orderId") UUID orderId,
        @Advice.Return(readOnly = false) Decision decision) {
      if (decision instanceof Decision.Accepted accepted
          && accepted.events().size() == 1
          && accepted.events().get(0) instanceof PaymentEvent.ReleaseRequested) {
        decision = Decision.accepted(new PaymentEvent.Released(orderId, ReleaseEffect.RELEASED));
      }
    }
  }

  /** One key for all operations on a payment. */
  public static final class OneKey {
    @Advice.OnMethodExit
    public static void exit(
        @Advice.Argument(0) UUID paymentId, @Advice.Return(readOnly = false) IdempotencyKey key) {
      key = new IdempotencyKey(paymentId + ":payment");
    }
  }

  /** A failed capture is taken to hold nothing. */
  public static final class FailedCaptureHoldsNothing {
    @Advice.OnMethodEnter
    public static boolean enter(@Advice.FieldValue("state") PaymentState state) {
      return state == PaymentState.CAPTURE_FAILED;
    }

    @Advice.OnMethodExit
    public static void exit(
        @Advice.Enter boolean failed,
        @Advice.FieldValue("orderId") UUID orderId,
        @Advice.Return(readOnly = false) Decision decision) {
      if (failed) {
        decision =
            Decision.accepted(new PaymentEvent.Released(orderId, ReleaseEffect.NOTHING_TO_RELEASE));
      }
    }
  }

  /** Credit is given back whether or not it was settled. */
  public static final class SettledCreditIsReleased {
    @Advice.OnMethodEnter
    public static void enter(
        @Advice.Argument(0) CreditReservation known,
        @Advice.FieldValue(value = "exposure", readOnly = false) long exposure) {
      if (known != null && known.state() == CreditState.SETTLED) {
        exposure -= known.amount().amount();
      }
    }
  }

  /** Stock that has left is not put back. */
  public static final class NothingIsPutBack {
    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    public static boolean enter() {
      return true;
    }
  }

  /** A declined payment thinks that a cancellation does not concern it. */
  public static final class DeclinedDoesNotAnswer {
    @Advice.OnMethodEnter
    public static boolean enter(@Advice.FieldValue("state") PaymentState state) {
      return state == PaymentState.DECLINED;
    }

    @Advice.OnMethodExit
    public static void exit(
        @Advice.Enter boolean declined, @Advice.Return(readOnly = false) Decision decision) {
      if (declined) {
        decision = new Decision.Ignored("payment was declined");
      }
    }
  }

  /** What may be held is left to be released by the call that is parked. */
  public static final class ReleaseIsLeftToTheParkedCall {
    @Advice.OnMethodExit
    public static void exit(
        @Advice.FieldValue("releasingFrom") PaymentState from,
        @Advice.Return(readOnly = false) Decision decision) {
      if (from == PaymentState.AUTHORIZING) {
        decision = Decision.accepted();
      }
    }
  }

  /** A call's answer is recorded whatever has become of the payment meanwhile. */
  public static final class RecordedInAnyState {
    @Advice.OnMethodEnter
    public static void enter(
        @Advice.FieldValue(value = "state", readOnly = false) PaymentState state) {
      if (state == PaymentState.RELEASING) {
        state = PaymentState.AUTHORIZING;
      }
    }
  }
}
