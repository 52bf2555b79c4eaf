package dev.sagas.services.payment.application;

import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.domain.Payment;
import java.util.Objects;
import java.util.UUID;

/**
 * What is needed to ask the provider to take what it holds.
 *
 * @param reference the provider's own id
 * @param keyMayBeForgotten the first call may be so old that the provider no longer knows its key
 */
public record CaptureCall(
    UUID paymentId, String reference, Money amount, boolean keyMayBeForgotten) {

  /** What the payment, as it stands, has to ask. */
  public static CaptureCall of(Payment payment, boolean keyMayBeForgotten) {
    return new CaptureCall(
        payment.id(),
        Objects.requireNonNull(payment.providerReference()),
        payment.terms().total(),
        keyMayBeForgotten);
  }
}
