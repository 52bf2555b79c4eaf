package dev.sagas.verification.exploration;

import dev.sagas.services.payment.application.PaymentProvider;
import dev.sagas.test.explore.OutsideCalls;
import java.util.Optional;
import java.util.UUID;

/** Payment's port to the provider that is explored. */
final class ProviderPort implements PaymentProvider {

  private final OutsideCalls outside;

  ProviderPort(OutsideCalls outside) {
    this.outside = outside;
  }

  @Override
  public AuthorizationAnswer authorize(AuthorizationRequest request) {
    return (AuthorizationAnswer) outside.ask(request);
  }

  @Override
  public CaptureAnswer capture(CaptureRequest request) {
    return (CaptureAnswer) outside.ask(request);
  }

  @Override
  public VoidAnswer voidAuthorization(VoidRequest request) {
    return (VoidAnswer) outside.ask(request);
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
}
