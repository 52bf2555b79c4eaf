package dev.sagas.services.payment.application;

import dev.sagas.retry.RetryLaterException;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Approved;
import dev.sagas.services.payment.application.PaymentProvider.ProviderPayment;
import dev.sagas.services.payment.application.PaymentProvider.RefundRequest;
import dev.sagas.services.payment.application.PaymentProvider.VoidAnswer;
import dev.sagas.services.payment.application.PaymentProvider.VoidRequest;
import dev.sagas.services.payment.domain.PaymentState;
import dev.sagas.services.payment.domain.Release;
import java.util.Objects;
import java.util.Optional;

/** Gets back what the provider holds or took, whatever it is that it holds or took. */
public final class Releasing {

  private final PaymentProvider provider;
  private final Authorizing authorizing;

  /** Asks {@code provider}. */
  public Releasing(PaymentProvider provider) {
    this.provider = provider;
    this.authorizing = new Authorizing(provider);
  }

  /**
   * Returns when the provider holds nothing any more, and says how that came.
   *
   * @throws RetryLaterException if it is not known whether it does
   */
  public Release release(ReleaseCall call) {
    Optional<ProviderPayment> known =
        call.authorization().keyMayBeForgotten() ? find(call) : Optional.empty();
    return known.map(payment -> undo(call, payment)).orElseGet(() -> undoIntended(call));
  }

  private Release undoIntended(ReleaseCall call) {
    if (call.from() == PaymentState.AUTHORIZING) {
      return undoUnrecorded(call);
    }
    String reference = Objects.requireNonNull(call.reference());
    return call.from() == PaymentState.CAPTURED
        ? refund(call, reference)
        : voidOrRefund(call, reference);
  }

  /** The authorisation's answer was never recorded: settles first what became of it. */
  private Release undoUnrecorded(ReleaseCall call) {
    AuthorizationAnswer answer;
    try {
      answer = authorizing.repeat(call.authorization());
    } catch (RetryLaterException unknown) {
      // What a look-up finds is proof, even where the answer itself never comes in time; only
      // nothing found is none.
      return undo(call, find(call).orElseThrow(() -> unknown));
    }
    return answer instanceof Approved approved
        ? voidOrRefund(call, approved.reference())
        : Release.NOTHING_HELD;
  }

  private Optional<ProviderPayment> find(ReleaseCall call) {
    return provider.findByReference(call.authorization().paymentId());
  }

  private Release undo(ReleaseCall call, ProviderPayment payment) {
    return switch (payment.status()) {
      case DECLINED -> Release.NOTHING_HELD;
      case AUTHORIZED -> voidOrRefund(call, payment.reference());
      case CAPTURED -> refund(call, payment.reference());
      case VOIDED -> Release.VOIDED;
      case REFUNDED -> Release.REFUNDED;
    };
  }

  private Release voidOrRefund(ReleaseCall call, String reference) {
    IdempotencyKey key = IdempotencyKey.forVoid(call.authorization().paymentId());
    VoidAnswer answer = provider.voidAuthorization(new VoidRequest(reference, key));
    return answer == VoidAnswer.VOIDED ? Release.VOIDED : refund(call, reference);
  }

  private Release refund(ReleaseCall call, String reference) {
    AuthorizationCall paid = call.authorization();
    provider.refund(
        new RefundRequest(reference, paid.amount(), IdempotencyKey.forRefund(paid.paymentId())));
    return Release.REFUNDED;
  }
}
