package dev.sagas.choreography.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the keywords of a flat JSON Schema say. */
final class Keywords {

  private Keywords() {}

  /** One schema for each alternative of {@code anyOf} and {@code oneOf}: all must be readable. */
  static Stream<ObjectNode> alternatives(JsonNode writes) {
    for (String key : List.of("anyOf", "oneOf")) {
      if (writes.has(key)) {
        List<ObjectNode> all = new ArrayList<>();
        writes
            .get(key)
            .forEach(
                one -> {
                  ObjectNode whole = ((ObjectNode) writes).deepCopy();
                  whole.remove(key);
                  FlatSchema.merge(whole, (ObjectNode) one);
                  all.add(whole);
                });
        return all.stream().flatMap(Keywords::alternatives);
      }
    }
    return Stream.of((ObjectNode) writes);
  }

  /** The types that a schema names, or that its fixed values have; empty if it allows any. */
  static Set<String> types(JsonNode schema) {
    Set<String> types = new LinkedHashSet<>();
    JsonNode named = schema.path("type");
    if (named.isTextual()) {
      types.add(named.asText());
    } else if (named.isArray()) {
      types.addAll(texts(named));
    } else {
      schema.path("enum").forEach(value -> types.add(typeOf(value)));
      if (schema.has("const")) {
        types.add(typeOf(schema.get("const")));
      }
    }
    return types;
  }

  private static String typeOf(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case BOOLEAN -> "boolean";
      case ARRAY -> "array";
      case NULL -> "null";
      default -> "object";
    };
  }

  static Set<String> values(JsonNode schema) {
    Set<String> values = texts(schema.path("enum"));
    if (schema.has("const")) {
      values.add(schema.get("const").asText());
    }
    return values;
  }

  static Set<String> texts(JsonNode array) {
    Set<String> texts = new LinkedHashSet<>();
    array.forEach(item -> texts.add(item.asText()));
    return texts;
  }
}
