package dev.sagas.choreography;

/**
 * Something that begins or moves a saga without an event as its cause: a request, a timer.
 *
 * @param name {@code PlaceOrder} for a class, {@code PlaceOrder.place} for a method
 * @param emission what it may emit
 */
public record DeclaredUseCase(String name, Emission emission) {}
