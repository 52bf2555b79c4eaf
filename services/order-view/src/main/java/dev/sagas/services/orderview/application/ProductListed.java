package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Money;

/** What this service reads of {@code inventory.product-listed}. */
public record ProductListed(String sku, long version, String name, Money price) {}
