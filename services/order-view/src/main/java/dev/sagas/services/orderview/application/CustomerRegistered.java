package dev.sagas.services.orderview.application;

import java.util.UUID;

/** What this service reads of {@code customer.registered}. */
public record CustomerRegistered(UUID customerId, long version, String name, String email) {}
