package dev.sagas.services.payment.application;

import dev.sagas.services.payment.domain.Payment;
import dev.sagas.services.payment.domain.PaymentState;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to get a payment's money back.
 *
 * @param from the state in which the cancellation found the payment
 * @param reference the provider's own id; null when the authorisation's answer is not recorded
 * @param authorization the authorisation, to be repeated when its answer is not recorded
 */
public record ReleaseCall(
    PaymentState from, @Nullable String reference, AuthorizationCall authorization) {

  /** What the payment, as it stands, has to ask. */
  public static ReleaseCall of(Payment payment, boolean keyMayBeForgotten) {
    return new ReleaseCall(
        Objects.requireNonNull(payment.releasingFrom()),
        payment.providerReference(),
        AuthorizationCall.of(payment, keyMayBeForgotten));
  }
}
