package dev.sagas.services.payment.provider.simulated;

import dev.sagas.services.payment.application.PaymentProvider.ProviderPayment;
import dev.sagas.services.payment.application.PaymentProvider.ProviderStatus;
import org.jspecify.annotations.Nullable;

/**
 * One payment in the provider's books, in minor units.
 *
 * @param id the provider's own
 * @param declineCode null unless declined
 */
record Account(
    String id,
    TestMethod method,
    long authorized,
    long captured,
    long voided,
    long refunded,
    @Nullable String declineCode) {

  ProviderPayment asFound() {
    return new ProviderPayment(id, status(), declineCode == null ? "" : declineCode);
  }

  private ProviderStatus status() {
    if (declineCode != null) {
      return ProviderStatus.DECLINED;
    }
    if (isVoided()) {
      return ProviderStatus.VOIDED;
    }
    if (!isCaptured()) {
      return ProviderStatus.AUTHORIZED;
    }
    return isRefunded() ? ProviderStatus.REFUNDED : ProviderStatus.CAPTURED;
  }

  boolean isVoided() {
    return voided > 0;
  }

  boolean isCaptured() {
    return captured > 0;
  }

  boolean isRefunded() {
    return isCaptured() && refunded == captured;
  }
}
