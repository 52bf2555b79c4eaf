package dev.sagas.choreography.document;

import static dev.sagas.choreography.document.Nodes.ordered;

import java.util.List;
import java.util.Map;

/** The headers that every event carries, as a JSON Schema. */
final class EventHeaders {

  private EventHeaders() {}

  static Map<String, Object> schema() {
    return ordered(
        "type", "object",
        "required",
            List.of(
                "cloudEvents:specversion",
                "cloudEvents:id",
                "cloudEvents:source",
                "cloudEvents:type",
                "cloudEvents:time",
                "cloudEvents:subject",
                "ordering-key"),
        "properties",
            ordered(
                "cloudEvents:specversion", ordered("type", "string", "enum", List.of("1.0")),
                "cloudEvents:id", text("uuid", "The event; also AMQP's property message_id."),
                "cloudEvents:source", text("", "The service that published it."),
                "cloudEvents:type", text("", "The event type; also AMQP's property type."),
                "cloudEvents:time", text("date-time", "When it was stored."),
                "cloudEvents:subject", text("", "The saga; also AMQP's property correlation_id."),
                "ordering-key",
                    text("", "Events of the same key leave their service in the order of commits."),
                "causation-id",
                    text("uuid", "The event that caused this one; absent when a request did."),
                "traceparent", text("", "W3C trace context."),
                "replayed",
                    ordered(
                        "type",
                        "boolean",
                        "description",
                        "Comes of a replay of history: no outside effect may follow from it again.")));
  }

  private static Map<String, Object> text(String format, String description) {
    Map<String, Object> schema = ordered("type", "string");
    if (!format.isEmpty()) {
      schema.put("format", format);
    }
    schema.put("description", description);
    return schema;
  }
}
