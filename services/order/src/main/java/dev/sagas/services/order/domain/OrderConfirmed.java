package dev.sagas.services.order.domain;

import java.time.Instant;
import java.util.UUID;

/** Credit and stock are reserved and the payment is authorised: it may be captured. */
public record OrderConfirmed(UUID orderId, UUID customerId, Money total, Instant confirmedAt)
    implements OrderEvent {}
