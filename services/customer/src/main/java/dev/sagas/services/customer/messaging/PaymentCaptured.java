package dev.sagas.services.customer.messaging;

import java.util.UUID;

/** The fields of a payment that name the credit it settles. */
public record PaymentCaptured(UUID orderId, UUID customerId) {}
