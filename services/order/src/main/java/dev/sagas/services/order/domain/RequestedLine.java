package dev.sagas.services.order.domain;

/** What a customer asks for: at least 1 piece of a product. */
public record RequestedLine(String sku, int quantity) {}
