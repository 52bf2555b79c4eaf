package dev.sagas.choreography.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A JSON Schema without references: each {@code $ref} within the document is replaced by what it
 * names, and {@code allOf} is merged into its parent, which is what both mean for the keywords that
 * event schemas use.
 */
public final class FlatSchema {

  private static final Set<String> IDENTITY = Set.of("$schema", "$id", "$defs", "definitions");

  private final JsonNode root;
  private final Deque<String> open = new ArrayDeque<>();

  private FlatSchema(JsonNode root) {
    this.root = root;
  }

  /**
   * Flattens.
   *
   * @throws IllegalArgumentException if a reference leads out of the document, to nothing, or into
   *     itself
   */
  public static ObjectNode of(JsonNode schema) {
    ObjectNode flat = (ObjectNode) new FlatSchema(schema).flatten(schema);
    flat.remove(IDENTITY);
    return flat;
  }

  private JsonNode flatten(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode flat = array.arrayNode();
      array.forEach(item -> flat.add(flatten(item)));
      return flat;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode flat = object.objectNode();
    for (var field : object.properties()) {
      switch (field.getKey()) {
        case "$ref" -> merge(flat, resolve(field.getValue().asText()));
        case "allOf" -> field.getValue().forEach(part -> merge(flat, (ObjectNode) flatten(part)));
        case "$defs", "definitions" -> {}
        default -> mergeField(flat, field.getKey(), flatten(field.getValue()));
      }
    }
    return flat;
  }

  private ObjectNode resolve(String reference) {
    JsonNode target = reference.startsWith("#") ? root.at(reference.substring(1)) : root.path("");
    if (!target.isObject()) {
      throw new IllegalArgumentException("the reference '" + reference + "' leads to nothing here");
    }
    if (open.contains(reference)) {
      throw new IllegalArgumentException("the reference '" + reference + "' leads into itself");
    }
    open.push(reference);
    ObjectNode flat = (ObjectNode) flatten(target);
    open.pop();
    return flat;
  }

  static void merge(ObjectNode into, ObjectNode from) {
    from.properties().forEach(field -> mergeField(into, field.getKey(), field.getValue()));
  }

  private static void mergeField(ObjectNode into, String key, JsonNode added) {
    JsonNode present = into.get(key);
    if (present == null) {
      into.set(key, added.deepCopy());
    } else if (present instanceof ObjectNode object && added instanceof ObjectNode more) {
      merge(object, more);
    } else {
      into.set(key, both(key, present, added));
    }
  }

  /** What two statements about the same value leave together. */
  private static JsonNode both(String key, JsonNode one, JsonNode other) {
    return switch (key) {
      case "required" -> union(one, other);
      case "enum" -> intersection(one, other);
      case "minimum", "minLength", "minItems" -> one.asDouble() < other.asDouble() ? other : one;
      case "maximum", "maxLength", "maxItems" -> one.asDouble() > other.asDouble() ? other : one;
      default -> other;
    };
  }

  private static ArrayNode union(JsonNode one, JsonNode other) {
    Set<JsonNode> all = new LinkedHashSet<>();
    one.forEach(all::add);
    other.forEach(all::add);
    return ((ArrayNode) one).arrayNode().addAll(all);
  }

  private static ArrayNode intersection(JsonNode one, JsonNode other) {
    List<JsonNode> both = new ArrayList<>();
    one.forEach(both::add);
    List<JsonNode> allowed = new ArrayList<>();
    other.forEach(allowed::add);
    both.retainAll(allowed);
    return ((ArrayNode) one).arrayNode().addAll(both);
  }
}
