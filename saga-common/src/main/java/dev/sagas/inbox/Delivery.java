package dev.sagas.inbox;

import dev.sagas.event.EventEnvelope;
import dev.sagas.retry.Attempt;

/**
 * An event in one of its deliveries.
 *
 * @param event what is delivered
 * @param attempt the how many-th delivery this is
 */
public record Delivery(EventEnvelope event, Attempt attempt) {}
