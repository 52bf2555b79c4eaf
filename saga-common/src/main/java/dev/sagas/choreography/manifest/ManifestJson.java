package dev.sagas.choreography.manifest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.sagas.event.EventType;
import java.util.List;

/** Manifests as JSON: event types as text, nothing that is empty, and always the same order. */
final class ManifestJson {

  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(
              new SimpleModule()
                  .addSerializer(EventType.class, ToStringSerializer.instance)
                  .addDeserializer(EventType.class, new EventTypeReader()))
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .withConfigOverride(
              List.class,
              lists ->
                  lists
                      .setInclude(
                          JsonInclude.Value.construct(
                              JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
                      .setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  private ManifestJson() {}

  static String write(ServiceManifest manifest) {
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
    try {
      return MAPPER.writer(printer).writeValueAsString(manifest) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(manifest.service() + " cannot be written as JSON", e);
    }
  }

  static ServiceManifest read(String json) {
    try {
      return MAPPER.readValue(json, ServiceManifest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no manifest of a service: " + e.getMessage(), e);
    }
  }

  private static final class EventTypeReader extends FromStringDeserializer<EventType> {

    private static final long serialVersionUID = 1L;

    EventTypeReader() {
      super(EventType.class);
    }

    @Override
    protected EventType _deserialize(String text, DeserializationContext context) {
      return EventType.parse(text);
    }
  }
}
