package dev.sagas.services.payment.provider;

import dev.sagas.services.payment.application.PaymentProvider;
import java.util.Optional;
import java.util.UUID;

/**
 * The provider behind its guards. Charging (authorise, capture) and releasing (void, refund, look
 * up) have one each: while authorisations fail and their circuit is open, money is still given
 * back.
 */
final class ResilientPaymentProvider implements PaymentProvider {

  /** The resilience4j instance of authorisations and captures. */
  static final String CHARGING = "provider";

  /** The resilience4j instance of voids, refunds and look-ups. */
  static final String RELEASING = "provider-release";

  private final PaymentProvider outside;
  private final ProviderGuard charging;
  private final ProviderGuard releasing;

  ResilientPaymentProvider(
      PaymentProvider outside, ProviderGuard charging, ProviderGuard releasing) {
    this.outside = outside;
    this.charging = charging;
    this.releasing = releasing;
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    return charging.call(() -> outside.authorize(request));
  }

  @Override
  public CaptureAnswer capture(CaptureRequest request) {
    return charging.call(() -> outside.capture(request));
  }

  @Override
  public VoidAnswer voidAuthorization(VoidRequest request) {
    return releasing.call(() -> outside.voidAuthorization(request));
  }

  @Override
  public void refund(RefundRequest request) {
    releasing.call(
        () -> {
          outside.refund(request);
          return true;
        });
  }

  @Override
  public Optional<ProviderPayment> findByReference(UUID paymentId) {
    return releasing.call(() -> outside.findByReference(paymentId));
  }
}
