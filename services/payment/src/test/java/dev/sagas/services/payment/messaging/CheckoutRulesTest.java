package dev.sagas.services.payment.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.inbox.Reaction;
import dev.sagas.retry.RetryLaterException;
import dev.sagas.services.payment.application.LedgerProvider.Fault;
import dev.sagas.services.payment.domain.PaymentEvent.AuthorizationRequested;
import dev.sagas.services.payment.domain.PaymentEvent.Authorized;
import dev.sagas.services.payment.domain.PaymentEvent.CaptureFailed;
import dev.sagas.services.payment.domain.PaymentEvent.Captured;
import dev.sagas.services.payment.domain.PaymentEvent.Declined;
import dev.sagas.services.payment.domain.PaymentEvent.ReleaseRequested;
import dev.sagas.services.payment.domain.PaymentEvent.Released;
import dev.sagas.services.payment.domain.PaymentState;
import dev.sagas.services.payment.domain.Release;
import dev.sagas.services.payment.domain.ReleaseEffect;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What keeps money from being held for ever or moved twice, each rule by its name. */
class CheckoutRulesTest {

  private final Checkout checkout = new Checkout();

  /** Whatever happened, the provider's books agree with what the payment says. */
  @AfterEach
  void providerHoldsAndTookWhatThePaymentSays() {
    PaymentState state = checkout.state();
    long total = Checkout.TOTAL.amount();

    if (state == PaymentState.AUTHORIZED || state == PaymentState.CAPTURE_FAILED) {
      assertMoney(total, 0);
    } else if (state == PaymentState.CAPTURED) {
      assertMoney(0, total);
    } else if (state != PaymentState.AUTHORIZING && state != PaymentState.RELEASING) {
      assertMoney(0, 0);
    }
    assertThat(checkout.provider.authorizations()).isLessThanOrEqualTo(1);
  }

  private void assertMoney(long held, long taken) {
    assertThat(checkout.provider.held()).as("held").isEqualTo(held);
    assertThat(checkout.provider.taken()).as("taken").isEqualTo(taken);
  }

  @Test
  void takesTheMoneyOfAConfirmedOrder() {
    checkout.captured();

    assertThat(checkout.emitted)
        .hasExactlyElementsOfTypes(AuthorizationRequested.class, Authorized.class, Captured.class);
    assertMoney(0, Checkout.TOTAL.amount());
  }

  @Test
  void aDeclineIsReportedAndHoldsNothing() {
    checkout.method = "pm_card_chargeDeclined";

    Reaction reaction = checkout.ready().authorizationRequested();

    assertThat(reaction).isInstanceOf(Reaction.Refused.class);
    assertThat(checkout.emitted(Declined.class)).extracting("reason").containsOnly("card_declined");
    assertThat(checkout.state()).isEqualTo(PaymentState.DECLINED);
  }

  @Nested
  class IntentBeforeTheCall {

    @Test
    void isCommittedBeforeTheProviderIsAsked() {
      checkout.ready();
      PaymentState[] seen = new PaymentState[1];
      checkout.provider.whileAnswering("authorize", () -> seen[0] = checkout.state());

      checkout.authorizationRequested();

      assertThat(seen[0]).isEqualTo(PaymentState.AUTHORIZING);
    }

    @Test
    void aCancelledPaymentIsNotCalledFor() {
      checkout.ready().orderCancelled();

      Reaction reaction = checkout.authorizationRequested();

      assertThat(reaction).isEqualTo(Reaction.ignored("payment is RELEASED"));
      assertThat(checkout.provider.calls()).isEmpty();
    }

    @Test
    void aPaymentThatIsCancelledAfterItsFirstCallIsNotCalledForAgain() {
      checkout.provider.fail("authorize", Fault.REQUEST_LOST);
      checkout.ready();
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      checkout.orderCancelled();

      Reaction reaction = checkout.authorizationRequested();

      assertThat(reaction).isEqualTo(Reaction.ignored("payment is RELEASING"));
      assertThat(checkout.provider.calls()).containsExactly("authorize");
    }
  }

  @Nested
  class ALateApprovalIsReleased {

    @Test
    void isNotRecordedAndVoidedBeforeItIsAnsweredFor() {
      checkout.ready();
      checkout.provider.whileAnswering("authorize", checkout::orderCancelled);

      Reaction reaction = checkout.authorizationRequested();

      assertThat(reaction).isEqualTo(Reaction.ignored("payment is RELEASING"));
      assertThat(checkout.emitted(Authorized.class)).isEmpty();
      assertThat(checkout.emitted(Released.class)).isEmpty();

      checkout.releaseRequested();

      assertReleased(Release.VOIDED);
    }

    @Test
    void isVoidedAlsoWhenTheReleaseRunsWhileTheAnswerIsOnItsWay() {
      checkout.ready();
      checkout.provider.whileAnswering(
          "authorize",
          () -> {
            checkout.orderCancelled();
            checkout.releaseRequested();
          });

      Reaction late = checkout.authorizationRequested();

      assertThat(late).isEqualTo(Reaction.ignored("payment is RELEASED"));
      assertReleased(Release.VOIDED);
    }

    @Test
    void answersOnlyWhenTheMoneyIsBack() {
      checkout.authorized().orderCancelled();
      checkout.provider.fail("void", Fault.REQUEST_LOST);

      assertThatThrownBy(checkout::releaseRequested).isInstanceOf(RetryLaterException.class);

      assertThat(checkout.emitted(Released.class)).isEmpty();
      assertThat(checkout.state()).isEqualTo(PaymentState.RELEASING);

      checkout.provider.fail("void", Fault.NONE);
      checkout.releaseRequested();

      assertReleased(Release.VOIDED);
    }
  }

  @Nested
  class UnknownIsNotDeclined {

    @ParameterizedTest
    @EnumSource(
        value = Fault.class,
        names = {"ANSWER_LOST", "REQUEST_LOST"})
    void theSameCallIsRepeatedUntilItsAnswerIsKnown(Fault fault) {
      checkout.ready();
      checkout.provider.fail("authorize", fault);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      assertThat(checkout.state()).isEqualTo(PaymentState.AUTHORIZING);

      checkout.provider.fail("authorize", Fault.NONE);
      checkout.authorizationRequested();

      assertThat(checkout.state()).isEqualTo(PaymentState.AUTHORIZED);
      assertThat(checkout.emitted(Declined.class)).isEmpty();
      assertThat(checkout.provider.calls()).containsExactly("authorize", "authorize", "authorize");
    }

    @ParameterizedTest
    @EnumSource(
        value = Fault.class,
        names = {"ANSWER_LOST", "REQUEST_LOST"})
    void anUnknownCaptureIsNotAFailedOne(Fault fault) {
      checkout.authorized();
      checkout.provider.fail("capture", fault);
      assertThatThrownBy(checkout::orderConfirmed).isInstanceOf(RetryLaterException.class);

      checkout.provider.fail("capture", Fault.NONE);
      checkout.orderConfirmed();

      assertThat(checkout.state()).isEqualTo(PaymentState.CAPTURED);
      assertThat(checkout.emitted(CaptureFailed.class)).isEmpty();
    }

    @Test
    void aReleaseSettlesFirstWhatBecameOfTheCall() {
      checkout.ready();
      checkout.provider.fail("authorize", Fault.ANSWER_LOST);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      checkout.orderCancelled();
      checkout.provider.fail("authorize", Fault.NONE);

      checkout.releaseRequested();

      assertReleased(Release.VOIDED);
      assertThat(checkout.provider.calls()).containsExactly("authorize", "authorize", "void");
    }

    @Test
    void aLookUpThatFindsNothingProvesNothing() {
      checkout.ready();
      checkout.provider.fail("authorize", Fault.REQUEST_LOST);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      checkout.orderCancelled();

      assertThatThrownBy(checkout::releaseRequested).isInstanceOf(RetryLaterException.class);

      assertThat(checkout.provider.calls()).endsWith("authorize", "find");
      assertThat(checkout.state()).isEqualTo(PaymentState.RELEASING);
    }

    @Test
    void aLookUpThatFindsTheMoneyIsEnoughToGiveItBack() {
      checkout.ready();
      checkout.provider.fail("authorize", Fault.ANSWER_LOST);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      checkout.orderCancelled();

      checkout.releaseRequested();

      assertReleased(Release.VOIDED);
    }

    @Test
    void aReleaseThatFindsTheCallDeclinedHasNothingToRelease() {
      checkout.method = "pm_card_chargeDeclined";
      checkout.ready();
      checkout.provider.fail("authorize", Fault.ANSWER_LOST);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      checkout.orderCancelled();
      checkout.provider.fail("authorize", Fault.NONE);

      checkout.releaseRequested();

      assertReleased(Release.NOTHING_HELD);
    }
  }

  @Nested
  class VoidFallsBackToRefund {

    @Test
    void whenACaptureOvertookTheCancellation() {
      checkout.authorized();
      checkout.provider.captureUnheard(checkout.payment().id());
      checkout.orderCancelled();

      checkout.releaseRequested();

      assertReleased(Release.REFUNDED);
      assertThat(checkout.provider.calls()).endsWith("void", "refund");
    }

    @Test
    void whenTheCancellationComesWhileTheCaptureIsAnswering() {
      checkout.authorized();
      checkout.provider.whileAnswering("capture", checkout::orderCancelled);

      Reaction late = checkout.orderConfirmed();

      assertThat(late).isEqualTo(Reaction.ignored("payment is RELEASING"));
      assertThat(checkout.emitted(Captured.class)).isEmpty();

      checkout.releaseRequested();

      assertReleased(Release.REFUNDED);
    }

    @Test
    void andACaptureThatComesAfterTheVoidTakesNothing() {
      checkout.authorized();
      checkout.provider.fail("capture", Fault.REQUEST_LOST);
      assertThatThrownBy(checkout::orderConfirmed).isInstanceOf(RetryLaterException.class);
      checkout.orderCancelled();
      checkout.releaseRequested();
      checkout.provider.fail("capture", Fault.NONE);

      Reaction late = checkout.orderConfirmed();

      assertThat(late).isEqualTo(Reaction.ignored("payment is RELEASED"));
      assertReleased(Release.VOIDED);
    }

    @Test
    void andIsRepeatedWhenTheRefundIsNotAnswered() {
      checkout.authorized();
      checkout.provider.captureUnheard(checkout.payment().id());
      checkout.orderCancelled();
      checkout.provider.fail("refund", Fault.ANSWER_LOST);
      assertThatThrownBy(checkout::releaseRequested).isInstanceOf(RetryLaterException.class);
      assertThat(checkout.emitted(Released.class)).isEmpty();
      checkout.provider.fail("refund", Fault.NONE);

      checkout.releaseRequested();

      assertReleased(Release.REFUNDED);
    }
  }

  @Nested
  class ReleaseRunsOnItsOwnEvent {

    @Test
    void soThatACancellationDoesNotWaitForTheProvider() {
      checkout.authorized();
      int callsBefore = checkout.provider.calls().size();

      checkout.orderCancelled();

      assertThat(checkout.emitted(ReleaseRequested.class)).hasSize(1);
      assertThat(checkout.provider.calls()).hasSize(callsBefore);
    }
  }

  @Nested
  class TheAnswerIsRecordedWithTheInboxRow {

    @Test
    void aCrashAfterTheAuthorizationChargesOnce() {
      checkout.ready().authorizationRequestedButKilledBeforeRecording();

      checkout.authorizationRequested();

      assertThat(checkout.provider.authorizations()).isEqualTo(1);
      assertThat(checkout.emitted(Authorized.class)).hasSize(1);
    }

    @Test
    void aCrashAfterTheCaptureTakesOnce() {
      checkout.authorized().orderConfirmedButKilledBeforeRecording();

      checkout.orderConfirmed();

      assertMoney(0, Checkout.TOTAL.amount());
      assertThat(checkout.emitted(Captured.class)).hasSize(1);
    }

    @Test
    void aCrashAfterTheReleaseGivesBackOnceAndAnswers() {
      checkout.captured().orderCancelled();
      checkout.releaseRequestedButKilledBeforeRecording();

      checkout.releaseRequested();

      assertReleased(Release.REFUNDED);
    }
  }

  @Nested
  class AFailedCaptureStillHoldsAnAuthorization {

    @Test
    void isVoidedWhenTheOrderIsCancelled() {
      checkout.authorized();
      checkout.payment().failCapture("capture_failed", checkout.clock.instant());
      checkout.orderCancelled();

      checkout.releaseRequested();

      assertReleased(Release.VOIDED);
    }
  }

  @Nested
  class EveryCancellationIsAnswered {

    @Test
    void beforeTheOrderIsKnown() {
      checkout.orderCancelled();
      checkout.ready();

      assertReleased(Release.NOTHING_HELD);
      assertThat(checkout.emitted(AuthorizationRequested.class)).isEmpty();
    }

    @Test
    void againWhenItComesAgain() {
      checkout.orderCancelled();
      checkout.orderCancelled();
      checkout.orderCancelled();

      assertThat(checkout.emitted(Released.class))
          .hasSize(3)
          .extracting(Released::effect)
          .containsOnly(ReleaseEffect.NOTHING_TO_RELEASE);
    }

    @Test
    void notYetWhileTheMoneyIsNotBack() {
      checkout.captured().orderCancelled();

      Reaction second = checkout.orderCancelled();

      assertThat(second).isEqualTo(Reaction.ignored("payment is RELEASING"));
      assertThat(checkout.emitted(ReleaseRequested.class)).hasSize(1);
    }

    @Test
    void withARefundWhenTheMoneyWasTaken() {
      checkout.captured().orderCancelled();

      checkout.releaseRequested();

      assertReleased(Release.REFUNDED);
    }

    @Test
    void afterADeclineWithNothingToRelease() {
      checkout.method = "pm_card_chargeDeclined";
      checkout.authorized();

      checkout.orderCancelled();

      assertReleased(Release.NOTHING_HELD);
    }
  }

  @Nested
  class EveryEventMayComeThreeTimes {

    @Test
    void onTheWayToACapture() {
      thrice(checkout::orderPlaced);
      thrice(checkout::stockReserved);
      thrice(checkout::creditReserved);
      thrice(checkout::authorizationRequested);
      thrice(checkout::orderConfirmed);

      assertThat(checkout.emitted)
          .hasExactlyElementsOfTypes(
              AuthorizationRequested.class, Authorized.class, Captured.class);
      assertThat(checkout.provider.calls()).containsExactly("authorize", "capture");
    }

    @Test
    void onTheWayBack() {
      checkout.captured();

      thrice(checkout::orderCancelled);
      thrice(checkout::releaseRequested);

      assertThat(checkout.emitted(ReleaseRequested.class)).hasSize(1);
      assertReleased(Release.REFUNDED);
      assertThat(checkout.provider.calls()).containsExactly("authorize", "capture", "refund");
    }

    private void thrice(Runnable delivery) {
      delivery.run();
      delivery.run();
      delivery.run();
    }
  }

  @Nested
  class ProvidersForgetKeys {

    @Test
    void soAnOldAuthorizationIsFoundBeforeItIsRepeated() {
      checkout.ready();
      forgetAfterALostAnswerOf("authorize", checkout::authorizationRequested);

      checkout.authorizationRequested();

      assertThat(checkout.state()).isEqualTo(PaymentState.AUTHORIZED);
      assertThat(checkout.provider.calls()).containsExactly("authorize", "find");
    }

    @Test
    void andOneThatIsNotFoundIsRepeated() {
      checkout.ready();
      checkout.provider.fail("authorize", Fault.REQUEST_LOST);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      checkout.provider.fail("authorize", Fault.NONE);
      checkout.clock.advance(Checkout.KEY_RETENTION);

      checkout.authorizationRequested();

      assertThat(checkout.state()).isEqualTo(PaymentState.AUTHORIZED);
      assertThat(checkout.provider.calls()).endsWith("find", "authorize");
    }

    @Test
    void soAnOldCaptureIsFoundBeforeItIsRepeated() {
      checkout.authorized();
      forgetAfterALostAnswerOf("capture", checkout::orderConfirmed);

      checkout.orderConfirmed();

      assertThat(checkout.state()).isEqualTo(PaymentState.CAPTURED);
    }

    @Test
    void andACaptureThatNeverArrivedIsRepeated() {
      checkout.authorized();
      checkout.provider.fail("capture", Fault.REQUEST_LOST);
      assertThatThrownBy(checkout::orderConfirmed).isInstanceOf(RetryLaterException.class);
      checkout.provider.fail("capture", Fault.NONE);
      checkout.clock.advance(Checkout.KEY_RETENTION);

      checkout.orderConfirmed();

      assertThat(checkout.state()).isEqualTo(PaymentState.CAPTURED);
      assertThat(checkout.provider.calls()).endsWith("find", "capture");
    }

    @Test
    void soAnOldReleaseFindsWhatThereIsToGiveBack() {
      checkout.ready();
      forgetAfterALostAnswerOf("authorize", checkout::authorizationRequested);
      checkout.orderCancelled();

      checkout.releaseRequested();

      assertReleased(Release.VOIDED);
      assertThat(checkout.provider.calls()).containsExactly("authorize", "find", "void");
    }

    @Test
    void soAnOldReleaseDoesNotRefundTwice() {
      checkout.captured().orderCancelled();
      forgetAfterALostAnswerOf("refund", checkout::releaseRequested);

      checkout.releaseRequested();

      assertReleased(Release.REFUNDED);
      assertThat(checkout.provider.calls()).endsWith("refund", "find");
    }

    @Test
    void butNothingIsLookedUpWhileTheKeyIsKnown() {
      checkout.ready();
      checkout.provider.fail("authorize", Fault.ANSWER_LOST);
      assertThatThrownBy(checkout::authorizationRequested).isInstanceOf(RetryLaterException.class);
      checkout.provider.fail("authorize", Fault.NONE);
      checkout.clock.advance(Checkout.KEY_RETENTION.minus(Duration.ofSeconds(1)));

      checkout.authorizationRequested();

      assertThat(checkout.provider.calls()).containsExactly("authorize", "authorize");
    }

    private void forgetAfterALostAnswerOf(String operation, Runnable delivery) {
      checkout.provider.fail(operation, Fault.ANSWER_LOST);
      assertThatThrownBy(delivery::run).isInstanceOf(RetryLaterException.class);
      checkout.provider.fail(operation, Fault.NONE);
      checkout.clock.advance(Checkout.KEY_RETENTION);
      checkout.provider.forgetKeys();
    }
  }

  private void assertReleased(Release how) {
    assertThat(checkout.state()).isEqualTo(PaymentState.RELEASED);
    assertThat(checkout.payment().release()).isEqualTo(how);
    assertThat(checkout.emitted(Released.class))
        .containsExactly(new Released(checkout.orderId, how.effect()));
    assertMoney(0, 0);
  }
}
