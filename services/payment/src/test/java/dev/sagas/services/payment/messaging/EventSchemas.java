package dev.sagas.services.payment.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Set;

/** The JSON Schemas of what this service publishes. */
public final class EventSchemas {

  private EventSchemas() {}

  /** What breaks the schema of {@code type} in a body; empty if nothing does. */
  public static Set<ValidationMessage> problems(String type, JsonNode body) {
    return schema(type).validate(body);
  }

  static JsonSchema schema(String type) {
    String path = "/schemas/" + type + ".json";
    try (InputStream source =
        Objects.requireNonNull(EventSchemas.class.getResourceAsStream(path), path)) {
      return JsonSchemaFactory.getInstance(VersionFlag.V202012)
          .getSchema(
              source, SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
