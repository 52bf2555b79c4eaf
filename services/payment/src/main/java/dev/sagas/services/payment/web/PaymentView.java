package dev.sagas.services.payment.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.services.payment.domain.PaymentState;
import dev.sagas.services.payment.domain.PaymentTerms;
import dev.sagas.services.payment.domain.Release;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment as operators see it. What is not known, or does not apply, is left out.
 *
 * @param amount what the order says is to be paid
 * @param providerReference under which the provider's own records are found
 * @param refusal the provider's code for a refused authorisation or capture
 * @param releasingFrom the state in which the cancellation found it, if money could be held
 * @param release how it came to hold nothing
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PaymentView(
    UUID paymentId,
    UUID orderId,
    PaymentState state,
    @Nullable UUID customerId,
    @Nullable Money amount,
    @Nullable String method,
    @Nullable String providerReference,
    @Nullable String refusal,
    @Nullable PaymentState releasingFrom,
    @Nullable Release release,
    Instant createdAt,
    Instant updatedAt) {

  static PaymentView of(Payment payment) {
    PaymentTerms terms = payment.termsIfKnown();
    return new PaymentView(
        payment.id(),
        payment.orderId(),
        payment.state(),
        terms == null ? null : terms.customerId(),
        terms == null ? null : terms.total(),
        terms == null ? null : terms.method(),
        payment.providerReference(),
        payment.refusal(),
        payment.releasingFrom(),
        payment.release(),
        payment.createdAt(),
        payment.updatedAt());
  }
}
