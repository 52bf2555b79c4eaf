package dev.sagas.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The broker's definitions without what is some services' alone. A queue of a service that does not
 * run keeps every event for it, which costs the broker more and more.
 */
final class CutDefinitions {

  private static final ObjectMapper JSON = new ObjectMapper();

  private CutDefinitions() {}

  /** A temporary file with the definitions of {@code services} and of what all share. */
  static Path of(Repository repository, Collection<String> services) {
    Set<String> others = new TreeSet<>(repository.services());
    others.removeAll(services);
    try {
      ObjectNode definitions = (ObjectNode) JSON.readTree(repository.definitions().toFile());
      for (String section : List.of("exchanges", "queues", "bindings")) {
        cut((ArrayNode) definitions.get(section), others);
      }
      Path file = Files.createTempFile("rabbit-definitions-", ".json");
      file.toFile().deleteOnExit();
      JSON.writeValue(file.toFile(), definitions);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot cut down " + repository.definitions(), e);
    }
  }

  private static void cut(ArrayNode entries, Set<String> others) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      if (belongsTo(entries.get(i), others)) {
        entries.remove(i);
      }
    }
  }

  private static boolean belongsTo(JsonNode entry, Set<String> others) {
    return others.stream()
        .map(service -> service + ".")
        .anyMatch(
            prefix ->
                entry.path("name").asText().startsWith(prefix)
                    || entry.path("source").asText().startsWith(prefix)
                    || entry.path("destination").asText().startsWith(prefix));
  }
}
