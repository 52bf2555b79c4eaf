package dev.sagas.endtoend.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.test.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which services receive which event, by the broker's definitions. That these say what the
 * choreography needs is held by the build.
 */
final class Bindings {

  private static final String INBOX = ".inbox";

  private final Map<String, Set<String>> consumers = new HashMap<>();

  Bindings(Repository repository) {
    try {
      for (JsonNode binding :
          new ObjectMapper()
              .readTree(repository.definitionsOf(CheckoutSystem.SERVICES).toFile())
              .path("bindings")) {
        String queue = binding.path("destination").asText();
        if (queue.endsWith(INBOX) && binding.path("source").asText().endsWith(".events")) {
          consumers
              .computeIfAbsent(binding.path("routing_key").asText(), key -> new TreeSet<>())
              .add(queue.substring(0, queue.length() - INBOX.length()));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Set<String> consumersOf(String type) {
    return consumers.getOrDefault(type, Set.of());
  }
}
