package dev.sagas.choreography.document;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.ServiceNames;
import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.choreography.schema.FlatSchema;
import dev.sagas.event.EventType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A choreography as an AsyncAPI 3.0 document: a channel for each event type, and for each service
 * an operation for each type that it sends or receives.
 */
public final class AsyncApi {

  private static final String BINDING_VERSION = "0.3.0";
  private static final String CHANNELS = "#/channels/";
  private static final String MESSAGES = "#/components/messages/";

  private final JoinedChoreography choreography;
  private final Api api;

  private AsyncApi(JoinedChoreography choreography, Api api) {
    this.choreography = choreography;
    this.api = api;
  }

  /**
   * What the choreography itself does not know.
   *
   * @param title the name of the whole
   * @param version its version
   * @param description what it is, and where the document comes from
   * @param host host and port of the broker
   * @param virtualHost the broker's virtual host
   */
  public record Api(
      String title, String version, String description, String host, String virtualHost) {}

  /** Writes the document as YAML: the same text for the same choreography. */
  public static String write(JoinedChoreography choreography, Api api) {
    DumperOptions options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setLineBreak(DumperOptions.LineBreak.UNIX);
    options.setWidth(120);
    options.setDereferenceAliases(true);
    return new Yaml(options).dump(new AsyncApi(choreography, api).document());
  }

  private Map<String, Object> document() {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("asyncapi", "3.0.0");
    document.put(
        "info",
        ordered("title", api.title(), "version", api.version(), "description", api.description()));
    document.put("defaultContentType", "application/json");
    document.put("servers", Map.of("broker", server()));
    document.put("channels", each(event -> event.type().toString(), this::channel));
    document.put("operations", operations());
    document.put(
        "components",
        ordered(
            "messages", each(event -> event.type().toString(), this::message),
            "messageTraits", Map.of("event", trait()),
            "correlationIds",
                Map.of(
                    "saga",
                    ordered(
                        "description",
                        "The saga: AMQP's property correlation_id, and CloudEvents' subject.",
                        "location",
                        "$message.header#/cloudEvents:subject"))));
    return document;
  }

  private Map<String, Object> server() {
    return ordered(
        "host", api.host(),
        "pathname", "/" + api.virtualHost(),
        "protocol", "amqp",
        "protocolVersion", "0.9.1",
        "description", "RabbitMQ");
  }

  private interface Part {
    Object of(EventManifest event);
  }

  private interface Name {
    String of(EventManifest event);
  }

  private Map<String, Object> each(Name name, Part part) {
    Map<String, Object> all = new LinkedHashMap<>();
    choreography.events().forEach(event -> all.put(name.of(event), part.of(event)));
    return all;
  }

  private Object channel(EventManifest event) {
    String type = event.type().toString();
    Map<String, Object> exchange =
        ordered(
            "name",
            new ServiceNames(event.type().publisher()).events(),
            "type",
            "topic",
            "durable",
            true,
            "autoDelete",
            false,
            "vhost",
            api.virtualHost());
    return ordered(
        "address", type,
        "messages", Map.of(type, reference(MESSAGES + type)),
        "bindings",
            Map.of(
                "amqp",
                ordered(
                    "is", "routingKey", "exchange", exchange, "bindingVersion", BINDING_VERSION)));
  }

  private Map<String, Object> operations() {
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

  private Object message(EventManifest event) {
    Map<String, Object> payload =
        event.schema() == null
            ? Map.of("type", "object")
            : new ObjectMapper()
                .convertValue(FlatSchema.of(event.schema()), new TypeReference<>() {});
    return ordered(
        "name", event.type().toString(),
        "title", event.type().toString(),
        "summary", String.valueOf(payload.getOrDefault("description", event.type().toString())),
        "traits", List.of(reference("#/components/messageTraits/event")),
        "payload", payload,
        "bindings",
            Map.of(
                "amqp",
                ordered(
                    "contentEncoding",
                    "UTF-8",
                    "messageType",
                    event.type().toString(),
                    "bindingVersion",
                    BINDING_VERSION)));
  }

  private static Map<String, Object> trait() {
    return ordered(
        "contentType", "application/json",
        "correlationId", reference("#/components/correlationIds/saga"),
        "headers", EventHeaders.schema());
  }

  private static Map<String, Object> reference(String target) {
    return Map.of("$ref", target);
  }

  /** A map that keeps the order of its keys: key, value, key, value. */
  static Map<String, Object> ordered(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
