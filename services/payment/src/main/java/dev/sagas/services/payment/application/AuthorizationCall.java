package dev.sagas.services.payment.application;

import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.domain.Payment;
import java.util.UUID;

/**
 * What is needed to ask the provider to hold a payment's amount.
 *
 * @param keyMayBeForgotten the first call may be so old that the provider no longer knows its key
 */
public record AuthorizationCall(
    UUID paymentId, Money amount, String method, boolean keyMayBeForgotten) {

  /** What the payment, as it stands, has to ask. */
  public static AuthorizationCall of(Payment payment, boolean keyMayBeForgotten) {
    return new AuthorizationCall(
        payment.id(), payment.terms().total(), payment.terms().method(), keyMayBeForgotten);
  }
}
