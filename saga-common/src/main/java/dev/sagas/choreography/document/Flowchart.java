package dev.sagas.choreography.document;

import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The services, and the events between each two of them, as a Mermaid flow chart. */
final class Flowchart {

  private final JoinedChoreography choreography;

  private Flowchart(JoinedChoreography choreography) {
    this.choreography = choreography;
  }

  static String of(JoinedChoreography choreography) {
    return new Flowchart(choreography).draw();
  }

  private String draw() {
    List<String> lines = new ArrayList<>();
    lines.add("flowchart LR");
    choreography.names().forEach(name -> lines.add("  %s[\"%s\"]".formatted(id(name), name)));
    int count = 0;
    for (Emitter useCase : choreography.emitters()) {
      if (!useCase.isHandler()) {
        lines.add(
            "  use%d([\"%s\"]) --> %s".formatted(++count, useCase.name(), id(useCase.service())));
      }
    }
    edges().forEach((ends, events) -> lines.add(edge(ends, events)));
    return String.join("\n", lines);
  }

  private Map<List<String>, Set<EventType>> edges() {
    Map<List<String>, Set<EventType>> edges = new LinkedHashMap<>();
    for (EventManifest event : choreography.events()) {
      for (Emitter handler : choreography.handlersOf(event.type())) {
        edges
            .computeIfAbsent(
                List.of(event.type().publisher(), handler.service()), it -> new LinkedHashSet<>())
            .add(event.type());
      }
    }
    return edges;
  }

  private static String edge(List<String> ends, Set<EventType> events) {
    String label =
        events.stream().map(Flowchart::withoutService).collect(Collectors.joining("<br/>"));
    return "  %s -->|\"%s\"| %s".formatted(id(ends.get(0)), label, id(ends.get(1)));
  }

  private static String withoutService(EventType type) {
    return type.toString().substring(type.publisher().length() + 1);
  }

  private static String id(String service) {
    // "end" is a word of Mermaid's.
    return "s_" + service.replace('-', '_');
  }
}
