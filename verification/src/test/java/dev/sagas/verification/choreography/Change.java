package dev.sagas.verification.choreography;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sagas.choreography.manifest.ServiceManifest;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/** Plants one defect in what the services really declare. */
final class Change {

  private Change() {}

  /** The manifests with one of them changed as JSON. */
  static List<ServiceManifest> in(
      String service, List<ServiceManifest> manifests, Consumer<ObjectNode> defect) {
    return manifests.stream()
        .map(manifest -> manifest.service().equals(service) ? changed(manifest, defect) : manifest)
        .toList();
  }

  private static ServiceManifest changed(ServiceManifest manifest, Consumer<ObjectNode> defect) {
    ObjectNode json = (ObjectNode) parse(manifest.json());
    defect.accept(json);
    return ServiceManifest.parse(json.toString());
  }

  static JsonNode parse(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  /** The entry of a list whose field {@code key} says {@code value}. */
  static ObjectNode entry(JsonNode json, String list, String key, String value) {
    for (JsonNode entry : json.path(list)) {
      if (entry.path(key).asText().equals(value)) {
        return (ObjectNode) entry;
      }
    }
    throw new IllegalArgumentException("no %s with %s %s".formatted(list, key, value));
  }

  static void remove(JsonNode json, String list, String key, String value) {
    JsonNode removed = entry(json, list, key, value);
    Iterator<JsonNode> entries = json.path(list).iterator();
    while (entries.hasNext()) {
      if (entries.next() == removed) {
        entries.remove();
      }
    }
  }

  /** Makes the list {@code key} of an object hold these texts. */
  static void texts(JsonNode object, String key, String... texts) {
    ArrayNode list = ((ObjectNode) object).putArray(key);
    for (String text : texts) {
      list.add(text);
    }
  }
}
