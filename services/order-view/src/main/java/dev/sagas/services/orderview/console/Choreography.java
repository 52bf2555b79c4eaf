package dev.sagas.services.orderview.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The choreography of all services, as the verifier wrote it when this was built. */
@Component
final class Choreography {

  private static final String FILE = "choreography.json";

  private final Graph graph;

  Choreography(ObjectMapper json) {
    try (InputStream file = new ClassPathResource(FILE).getInputStream()) {
      graph = json.readValue(file, Graph.class);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + FILE, e);
    }
  }

  /**
   * What services publish and read.
   *
   * @param services their names, in the order of their lanes
   * @param edges one for each type
   */
  record Graph(List<String> services, List<Edge> edges) {}

  /**
   * An event type on its way.
   *
   * @param readers the services that react to it; empty where it ends
   */
  public record Edge(String type, String publisher, List<String> readers) {}

  List<String> services() {
    return graph.services();
  }

  List<Edge> edges() {
    return graph.edges();
  }
}
