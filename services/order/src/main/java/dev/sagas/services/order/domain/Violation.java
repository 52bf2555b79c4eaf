package dev.sagas.services.order.domain;

/**
 * A rule that a request breaks.
 *
 * @param field where, written {@code lines[0].quantity}
 * @param message the rule, to be read after the field's name: {@code must be at least 1}
 */
public record Violation(String field, String message) {}
