package dev.sagas.services.customer.messaging;

import dev.sagas.services.customer.domain.CreditRefusal;
import java.util.UUID;

/** An order got no credit. */
public record CreditRejected(UUID orderId, UUID customerId, CreditRefusal reason) {}
