package dev.sagas.choreography.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.EventType;
import org.jspecify.annotations.Nullable;

/**
 * One event type that a service publishes.
 *
 * @param type the versioned name
 * @param terminal true when no participant needs to react
 * @param alwaysAnswered true when its publisher may wait for the answers without a deadline
 * @param schema the JSON Schema of its body; null when the service has none
 */
public record EventManifest(
    EventType type, boolean terminal, boolean alwaysAnswered, @Nullable JsonNode schema) {}
