package dev.sagas.services.payment.domain;

import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;

/**
 * What the order says of its payment.
 *
 * @param customerId who pays
 * @param total how much
 * @param method the provider's name of the means of payment, such as {@code pm_card_visa}
 */
@Embeddable
public record PaymentTerms(UUID customerId, Money total, String method) {

  public PaymentTerms {
    Objects.requireNonNull(customerId, "customerId");
    Objects.requireNonNull(total, "total");
    Objects.requireNonNull(method, "method");
  }
}
