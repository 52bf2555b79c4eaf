package dev.sagas.services.customer.messaging;

import java.util.UUID;

/** A customer may buy from now on. */
public record CustomerRegistered(
    UUID customerId, long version, String name, String email, WireMoney creditLimit) {}
