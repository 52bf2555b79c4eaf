package dev.sagas.services.orderview.domain;

/**
 * One line of an order.
 *
 * @param unitPrice of one piece
 */
public record Line(String sku, int quantity, Money unitPrice) {}
