package dev.sagas.services.customer.messaging;

import java.util.UUID;

/** A paid order no longer counts against the limit. */
public record CreditSettled(UUID orderId, UUID customerId, WireMoney amount) {}
