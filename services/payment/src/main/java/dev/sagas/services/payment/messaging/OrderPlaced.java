package dev.sagas.services.payment.messaging;

import dev.sagas.services.payment.domain.Money;
import dev.sagas.services.payment.domain.PaymentTerms;
import java.util.UUID;

/** What this service reads of {@code order.placed}. */
record OrderPlaced(UUID orderId, UUID customerId, Money total, String paymentMethod) {

  PaymentTerms terms() {
    return new PaymentTerms(customerId, total, paymentMethod);
  }
}
