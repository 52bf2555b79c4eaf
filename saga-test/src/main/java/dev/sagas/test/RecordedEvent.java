package dev.sagas.test;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as it was seen on an exchange.
 *
 * @param id the property {@code message_id}
 * @param type the property {@code type}
 * @param sagaId the property {@code correlation_id}
 * @param causationId the event that caused it; null when a request did
 * @param body the JSON body
 * @param headers all headers, strings as strings
 */
public record RecordedEvent(
    UUID id,
    String type,
    UUID sagaId,
    @Nullable UUID causationId,
    JsonNode body,
    Map<String, @Nullable Object> headers) {}
