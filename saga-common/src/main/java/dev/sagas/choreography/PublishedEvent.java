package dev.sagas.choreography;

import dev.sagas.event.EventType;

/**
 * One event type that a service publishes: see {@link Publishes}.
 *
 * @param body the record that is written as its JSON body
 * @param terminal true when no participant needs to react
 * @param alwaysAnswered true when its publisher may wait for the answers without a deadline
 */
public record PublishedEvent(
    EventType type, Class<?> body, boolean terminal, boolean alwaysAnswered) {}
