package dev.sagas.verification.exploration;

import dev.sagas.retry.RetryLaterException;
import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.test.explore.OutsideCalls;
import java.util.Optional;
import java.util.UUID;

/** Ports to the provider that make too much of an answer, or of none. */
class WeakPort implements PaymentProvider {

  private final OutsideCalls outside;

  WeakPort(OutsideCalls outside) {
    this.outside = outside;
  }

  /** Takes whatever answer comes for one to its own question. */
  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    return outside.ask(request) instanceof AuthorizationAnswer answer
        ? answer
        : new AuthorizationAnswer.Approved("pi_1");
  }

  @Override
  public CaptureAnswer capture(CaptureRequest request) {
    return outside.ask(request) instanceof CaptureAnswer answer
        ? answer
        : new CaptureAnswer.Captured();
  }

  @Override
  public VoidAnswer voidAuthorization(VoidRequest request) {
    return outside.ask(request) instanceof VoidAnswer answer ? answer : VoidAnswer.VOIDED;
  }

  @Override
  public void refund(RefundRequest request) {
    outside.ask(request);
  }

  @Override
  @SuppressWarnings("unchecked")
  public Optional<ProviderPayment> findByReference(UUID paymentId) {
    return (Optional<ProviderPayment>) outside.ask(new ExploredProvider.Find(paymentId));
  }

  /** No answer is taken for a refusal. */
  static PaymentProvider unknownIsDeclined(OutsideCalls outside) {
    return new WeakPort(outside) {
      @Override
      public AuthorizationAnswer authorize(AuthorizationRequest request) {
        try {
          return super.authorize(request);
        } catch (RetryLaterException unknown) {
          return new AuthorizationAnswer.Declined("time-out");
        }
      }
    };
  }

  /** A look-up that finds nothing is taken for proof. */
  static PaymentProvider nothingFoundIsProof(OutsideCalls outside) {
    return new WeakPort(outside) {
      @Override
      public AuthorizationAnswer authorize(AuthorizationRequest request) {
        try {
          return super.authorize(request);
        } catch (RetryLaterException unknown) {
          if (findByReference(request.paymentId()).isPresent()) {
            throw unknown;
          }
          return new AuthorizationAnswer.Declined("not found");
        }
      }
    };
  }

  /** A capture that is not answered is taken for a refused one. */
  static PaymentProvider captureTimeOutIsFailure(OutsideCalls outside) {
    return new WeakPort(outside) {
      @Override
      public CaptureAnswer capture(CaptureRequest request) {
        try {
          return super.capture(request);
        } catch (RetryLaterException unknown) {
          return new CaptureAnswer.Refused("time-out");
        }
      }
    };
  }

  /** A void that comes too late is taken for one in time. */
  static PaymentProvider voidWithoutRefund(OutsideCalls outside) {
    return new WeakPort(outside) {
      @Override
      public VoidAnswer voidAuthorization(VoidRequest request) {
        super.voidAuthorization(request);
        return VoidAnswer.VOIDED;
      }
    };
  }
}
