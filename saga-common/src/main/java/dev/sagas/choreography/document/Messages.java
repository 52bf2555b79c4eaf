package dev.sagas.choreography.document;

import static dev.sagas.choreography.document.Nodes.BINDING_VERSION;
import static dev.sagas.choreography.document.Nodes.ordered;
import static dev.sagas.choreography.document.Nodes.reference;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.choreography.schema.FlatSchema;
import java.util.List;
import java.util.Map;

/** Events as messages of AsyncAPI: what they share is a trait. */
final class Messages {

  private Messages() {}

  static Map<String, Object> of(EventManifest event) {
    Map<String, Object> payload =
        event.schema() == null
            ? Map.of("type", "object")
            : new ObjectMapper()
                .convertValue(FlatSchema.of(event.schema()), new TypeReference<>() {});
    return ordered(
        "name", event.type().toString(),
        "title", event.type().toString(),
        "summary", String.valueOf(payload.getOrDefault("description", event.type().toString())),
        "traits", List.of(reference("#/components/messageTraits/event")),
        "payload", payload,
        "bindings",
            Map.of(
                "amqp",
                ordered(
                    "contentEncoding",
                    "UTF-8",
                    "messageType",
                    event.type().toString(),
                    "bindingVersion",
                    BINDING_VERSION)));
  }

  static Map<String, Object> trait() {
    return ordered(
        "contentType", "application/json",
        "correlationId", reference("#/components/correlationIds/saga"),
        "headers", EventHeaders.schema());
  }
}
