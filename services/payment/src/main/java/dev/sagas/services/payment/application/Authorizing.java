package dev.sagas.services.payment.application;

import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Approved;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer.Declined;
import dev.sagas.services.payment.application.PaymentProvider.AuthorizationRequest;
import dev.sagas.services.payment.application.PaymentProvider.ProviderPayment;
import java.util.Optional;

/** Gets the provider's answer to one authorisation, however often it has to be asked. */
public final class Authorizing {

  private static final String UNDONE_THERE = "undone_at_provider";

  private final PaymentProvider provider;

  /** Asks {@code provider}. */
  public Authorizing(PaymentProvider provider) {
    this.provider = provider;
  }

  /**
   * The answer, for the first time or again.
   *
   * @throws dev.sagas.retry.RetryLaterException if it is not known
   */
  public AuthorizationAnswer authorize(AuthorizationCall call) {
    // A look-up that finds nothing proves nothing: the request may still arrive. So it never stands
    // in for the repetition; it only keeps a forgotten key from charging twice.
    Optional<AuthorizationAnswer> known =
        call.keyMayBeForgotten()
            ? provider.findByReference(call.paymentId()).map(Authorizing::answer)
            : Optional.empty();
    return known.orElseGet(() -> repeat(call));
  }

  /** The answer under the authorisation's key, without a look-up. */
  AuthorizationAnswer repeat(AuthorizationCall call) {
    return provider.authorize(
        new AuthorizationRequest(
            call.paymentId(),
            call.amount(),
            call.method(),
            IdempotencyKey.forAuthorization(call.paymentId())));
  }

  private static AuthorizationAnswer answer(ProviderPayment found) {
    return switch (found.status()) {
      case AUTHORIZED, CAPTURED -> new Approved(found.reference());
      case DECLINED -> new Declined(found.code());
      case VOIDED, REFUNDED -> new Declined(UNDONE_THERE);
    };
  }
}
