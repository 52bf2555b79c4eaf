package dev.sagas.services.inventory.messaging;

/** A product is for sale under this name, at this price. */
public record ProductListed(String sku, long version, String name, WireMoney price) {}
