package dev.sagas.choreography.document;

import static dev.sagas.choreography.document.Nodes.BINDING_VERSION;
import static dev.sagas.choreography.document.Nodes.MESSAGES;
import static dev.sagas.choreography.document.Nodes.ordered;
import static dev.sagas.choreography.document.Nodes.reference;

import dev.sagas.choreography.ServiceNames;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/**
 * A choreography as an AsyncAPI 3.0 document: a channel for each event type, and for each service
 * an operation for each type that it sends or receives.
 */
public final class AsyncApi {

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
    document.put("channels", each(this::channel));
    document.put("operations", new Operations(choreography).all());
    document.put(
        "components",
        ordered(
            "messages", each(Messages::of),
            "messageTraits", Map.of("event", Messages.trait()),
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

  private Map<String, Object> each(Function<EventManifest, Object> part) {
    Map<String, Object> all = new LinkedHashMap<>();
    choreography.events().forEach(event -> all.put(event.type().toString(), part.apply(event)));
    return all;
  }

  private Map<String, Object> channel(EventManifest event) {
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
}
