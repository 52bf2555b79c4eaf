package dev.sagas.services.notification.messaging;

/** What this service reads of {@code inventory.product-listed}. */
record ProductListed(String sku, long version, String name) {}
