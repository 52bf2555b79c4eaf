package dev.sagas.choreography.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.manifest.ReadFields;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Whether a reader can read everything that a writer's schema allows. Keywords that are not known
 * here narrow what is written, so passing them over never hides a mismatch.
 */
public final class Readability {

  private final List<String> mismatches = new ArrayList<>();

  private Readability() {}

  /**
   * Compares.
   *
   * @param reads what the reader needs, as a manifest says it
   * @param writes the writer's JSON Schema
   * @return one sentence for each field that the reader could trip over; empty if there is none
   * @throws IllegalArgumentException if {@code writes} holds a reference that leads to nothing
   */
  public static List<String> mismatches(JsonNode reads, JsonNode writes) {
    Readability comparison = new Readability();
    comparison.compare("", reads, FlatSchema.of(writes), true);
    return List.copyOf(new LinkedHashSet<>(comparison.mismatches));
  }

  private void compare(String path, JsonNode reads, JsonNode writes, boolean required) {
    if (reads.has(ReadFields.UNKNOWN_TYPE)) {
      mismatches.add(
          "%s is read as %s: the verifier does not know what that needs, so read a record, an enum or"
                  .formatted(named(path), reads.get(ReadFields.UNKNOWN_TYPE).asText())
              + " a plain type of Java");
    } else if (!writes.isObject()) {
      // true, which allows anything: a schema that is false is never written.
      untyped(path, reads);
    } else if (!reads.isEmpty()) {
      Keywords.alternatives(writes).forEach(one -> compareOne(path, reads, one, required));
    }
  }

  private void compareOne(String path, JsonNode reads, JsonNode writes, boolean required) {
    Set<String> written = Keywords.types(writes);
    if (written.remove("null") && required) {
      mismatches.add(named(path) + " may be null");
    }
    String read = reads.path("type").asText();
    boolean whole = read.equals("number") && written.equals(Set.of("integer"));
    if (!whole && !written.equals(Set.of(read)) && !written.isEmpty()) {
      mismatches.add(
          "%s is %s in the schema, and read as %s"
              .formatted(named(path), String.join(" or ", written), read));
    } else if (written.isEmpty()) {
      if (!Keywords.types(writes).contains("null")) {
        untyped(path, reads);
      }
    } else {
      compareValues(path, reads, writes);
    }
  }

  private void untyped(String path, JsonNode reads) {
    if (!reads.isEmpty()) {
      mismatches.add(
          "%s has no type in the schema, and is read as %s"
              .formatted(named(path), reads.path("type").asText()));
    }
  }

  private void compareValues(String path, JsonNode reads, JsonNode writes) {
    switch (reads.path("type").asText()) {
      case "object" -> compareObjects(path, reads, writes);
      case "array" -> {
        if (writes.has("items")) {
          compare(path + "[]", reads.path("items"), writes.get("items"), true);
        } else if (!reads.path("items").isEmpty()) {
          mismatches.add("the schema does not say what " + named(path) + " holds");
        }
      }
      case "string" -> compareTexts(path, reads, writes);
      case "integer" -> compareBounds(path, reads, writes);
      default -> {}
    }
  }

  private void compareObjects(String path, JsonNode reads, JsonNode writes) {
    Set<String> promised = Keywords.texts(writes.path("required"));
    Set<String> needed = Keywords.texts(reads.path("required"));
    for (var field : reads.path("properties").properties()) {
      String name = path.isEmpty() ? field.getKey() : path + "." + field.getKey();
      boolean required = needed.contains(field.getKey());
      JsonNode property = writes.path("properties").get(field.getKey());
      if (required && !promised.contains(field.getKey())) {
        mismatches.add(
            "%s is needed, and the schema %s"
                .formatted(
                    named(name), property == null ? "has no such field" : "does not require it"));
      } else if (property != null) {
        compare(name, field.getValue(), property, required);
      } else if (required) {
        mismatches.add(
            "%s is required by the schema, which does not describe it".formatted(named(name)));
      }
    }
    if (reads.has("additionalProperties")) {
      compareEntries(path, reads.get("additionalProperties"), writes);
    }
  }

  /** A map reads every field that is written. */
  private void compareEntries(String path, JsonNode reads, JsonNode writes) {
    writes
        .path("properties")
        .properties()
        .forEach(field -> compare(path + "." + field.getKey(), reads, field.getValue(), true));
    JsonNode others = writes.path("additionalProperties");
    if (others.isObject()) {
      compare(path + ".*", reads, others, true);
    } else if (others.asBoolean(true) && !reads.isEmpty()) {
      mismatches.add("the schema does not say what " + named(path) + " holds");
    }
  }

  private void compareTexts(String path, JsonNode reads, JsonNode writes) {
    Set<String> written = Keywords.values(writes);
    if (reads.has("enum")) {
      Set<String> known = Keywords.texts(reads.get("enum"));
      if (written.isEmpty()) {
        mismatches.add("%s may be any text, and only %s can be read".formatted(named(path), known));
      }
      written.removeAll(known);
      written.forEach(
          value ->
              mismatches.add("%s may be %s, which cannot be read".formatted(named(path), value)));
    }
    String format = reads.path("format").asText();
    if (!format.isEmpty() && !writes.path("format").asText().equals(format)) {
      mismatches.add(
          "%s is read as %s, and the schema does not promise that format"
              .formatted(named(path), format));
    }
  }

  private void compareBounds(String path, JsonNode reads, JsonNode writes) {
    boolean tooSmall =
        reads.has("minimum")
            && !(writes.has("minimum")
                && writes.get("minimum").asLong() >= reads.get("minimum").asLong());
    boolean tooLarge =
        reads.has("maximum")
            && !(writes.has("maximum")
                && writes.get("maximum").asLong() <= reads.get("maximum").asLong());
    if (tooSmall || tooLarge) {
      mismatches.add(
          "%s may be %s than the reader's type holds"
              .formatted(named(path), tooLarge ? "larger" : "smaller"));
    }
  }

  private static String named(String path) {
    return path.isEmpty() ? "the body" : "'" + path + "'";
  }
}
