package dev.sagas.services.payment.application;

import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer.Captured;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer.Refused;
import dev.sagas.services.payment.application.PaymentProvider.CaptureRequest;
import dev.sagas.services.payment.application.PaymentProvider.ProviderPayment;
import java.util.Optional;

/** Gets the provider's answer to one capture, however often it has to be asked. */
public final class Capturing {

  private static final String UNDONE_THERE = "undone_at_provider";

  private final PaymentProvider provider;

  /** Asks {@code provider}. */
  public Capturing(PaymentProvider provider) {
    this.provider = provider;
  }

  /**
   * The answer, for the first time or again.
   *
   * @throws dev.sagas.retry.RetryLaterException if it is not known
   */
  public CaptureAnswer capture(CaptureCall call) {
    Optional<CaptureAnswer> known =
        call.keyMayBeForgotten()
            ? provider.findByReference(call.paymentId()).flatMap(Capturing::answer)
            : Optional.empty();
    return known.orElseGet(() -> ask(call));
  }

  private CaptureAnswer ask(CaptureCall call) {
    return provider.capture(
        new CaptureRequest(
            call.reference(), call.amount(), IdempotencyKey.forCapture(call.paymentId())));
  }

  private static Optional<CaptureAnswer> answer(ProviderPayment found) {
    return switch (found.status()) {
      case CAPTURED -> Optional.of(new Captured());
      case VOIDED, REFUNDED -> Optional.of(new Refused(UNDONE_THERE));
      case AUTHORIZED, DECLINED -> Optional.empty();
    };
  }
}
