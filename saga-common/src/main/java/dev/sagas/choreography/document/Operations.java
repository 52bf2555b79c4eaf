package dev.sagas.choreography.document;

import static dev.sagas.choreography.document.Nodes.BINDING_VERSION;
import static dev.sagas.choreography.document.Nodes.CHANNELS;
import static dev.sagas.choreography.document.Nodes.ordered;
import static dev.sagas.choreography.document.Nodes.reference;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each service sends and receives, as operations of AsyncAPI. */
final class Operations {

  private final JoinedChoreography choreography;

  Operations(JoinedChoreography choreography) {
    this.choreography = choreography;
  }

  Map<String, Object> all() {
    Map<String, Object> operations = new LinkedHashMap<>();
    for (String service : choreography.names()) {
      choreography.events().stream()
          .map(EventManifest::type)
          .filter(type -> type.publisher().equals(service))
          .forEach(type -> operations.put(service + ".sends." + type, sends(service, type)));
      choreography.events().stream()
          .map(EventManifest::type)
          .filter(type -> choreography.consumes(service, type))
          .forEach(type -> operations.put(service + ".receives." + type, receives(service, type)));
    }
    return operations;
  }

  private Map<String, Object> sends(String service, EventType type) {
    return operation(
        "send",
        service,
        type,
        "Emitted by " + names(choreography.emittersOf(type)),
        ordered("deliveryMode", 2, "mandatory", true, "bindingVersion", BINDING_VERSION));
  }

  private Map<String, Object> receives(String service, EventType type) {
    List<Emitter> handlers =
        choreography.handlersOf(type).stream().filter(it -> it.service().equals(service)).toList();
    return operation(
        "receive",
        service,
        type,
        "Handled by %s, from the queue %s"
            .formatted(names(handlers), new ServiceNames(service).inbox()),
        ordered("ack", true, "bindingVersion", BINDING_VERSION));
  }

  private static Map<String, Object> operation(
      String action, String service, EventType type, String summary, Map<String, Object> binding) {
    return ordered(
        "action", action,
        "channel", reference(CHANNELS + type),
        "summary", summary,
        "tags", List.of(Map.of("name", service)),
        "bindings", Map.of("amqp", binding),
        "messages", List.of(reference(CHANNELS + type + "/messages/" + type)));
  }

  private static String names(List<Emitter> emitters) {
    return emitters.stream().map(Emitter::name).distinct().collect(Collectors.joining(", "));
  }
}
