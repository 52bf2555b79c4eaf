package dev.sagas.services.orderview.domain;

/**
 * An amount of money.
 *
 * @param amount minor units
 * @param currency ISO 4217
 */
public record Money(long amount, String currency) {}
