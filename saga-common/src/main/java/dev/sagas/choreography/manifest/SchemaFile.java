package dev.sagas.choreography.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.PublishedEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of an event, which lies beside the classes of its producer. */
final class SchemaFile {

  private SchemaFile() {}

  static @Nullable JsonNode find(PublishedEvent event) {
    String path = "/schemas/" + event.type() + ".json";
    try (InputStream schema = event.body().getResourceAsStream(path)) {
      return schema == null ? null : new ObjectMapper().readTree(schema);
    } catch (IOException e) {
      throw new UncheckedIOException("The schema " + path + " cannot be read", e);
    }
  }
}
