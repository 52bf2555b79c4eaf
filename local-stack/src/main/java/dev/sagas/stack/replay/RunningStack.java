package dev.sagas.stack.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Where the services and their databases are, as {@code ./dev status --json} says. */
final class RunningStack {

  private final JsonNode status;

  private RunningStack(JsonNode status) {
    this.status = status;
  }

  /**
   * Reads the file that {@code ./dev up} leaves.
   *
   * @throws ReplayException when it is not there or not readable
   */
  static RunningStack readFrom(Path file) {
    if (!Files.isReadable(file)) {
      throw new ReplayException(file + " is not there: start the system with ./dev up first");
    }
    try {
      return new RunningStack(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new ReplayException(file + " is not readable: " + e.getMessage());
    }
  }

  URI service(String name) {
    return URI.create(required("/services/" + name).asText());
  }

  /** Reads a service's database, as the service's own role. */
  JdbcClient database(String service) {
    String url =
        "jdbc:postgresql://%s:%d/%s"
            .formatted(
                required("/postgres/host").asText(), required("/postgres/port").asInt(), service);
    return JdbcClient.create(new DriverManagerDataSource(url, service, service + "-secret"));
  }

  private JsonNode required(String pointer) {
    JsonNode node = status.at(pointer);
    if (node.isMissingNode() || node.isNull()) {
      throw new ReplayException("the status has no " + pointer + ": is the system up?");
    }
    return node;
  }
}
