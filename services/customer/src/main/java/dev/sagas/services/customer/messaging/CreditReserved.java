package dev.sagas.services.customer.messaging;

import java.util.UUID;

/** An order's total is held against the customer's limit. */
public record CreditReserved(UUID orderId, UUID customerId, WireMoney amount) {}
