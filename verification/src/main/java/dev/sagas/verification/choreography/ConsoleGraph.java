package dev.sagas.verification.choreography;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who tells whom, for the console, which shows what is going on there. */
final class ConsoleGraph {

  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ConsoleGraph() {}

  static String of(JoinedChoreography choreography) {
    Map<String, Object> graph = new LinkedHashMap<>();
    graph.put("services", choreography.names());
    graph.put(
        "edges",
        choreography.events().stream().map(event -> edge(choreography, event.type())).toList());
    try {
      return JSON.writeValueAsString(graph) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the graph cannot be written", e);
    }
  }

  private static Map<String, Object> edge(JoinedChoreography choreography, EventType type) {
    List<String> readers =
        choreography.handlersOf(type).stream().map(Emitter::service).distinct().toList();
    Map<String, Object> edge = new LinkedHashMap<>();
    edge.put("type", type.toString());
    edge.put("publisher", type.publisher());
    edge.put("readers", readers);
    return edge;
  }
}
