package dev.sagas.choreography.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.NeededBinding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a definitions file of RabbitMQ declares, as its management plugin exports and imports it. A
 * choreography lives in one virtual host, the first of the file; what belongs to another carries
 * that one's name before its own.
 *
 * @param exchanges the type of each exchange, by name
 * @param queues the type of each queue, by name
 * @param bindings every binding of a queue
 * @param users the tags of each user, by name
 * @param permissions the permissions of each user
 */
public record BrokerDefinitions(
    Map<String, String> exchanges,
    Map<String, String> queues,
    List<NeededBinding> bindings,
    Map<String, List<String>> users,
    List<Permission> permissions) {

  /**
   * What a user may do, as regular expressions over names of exchanges and queues.
   *
   * @param user whose permission it is
   * @param configure what it may declare and delete
   * @param write what it may publish to and bind
   * @param read what it may read and bind from
   */
  public record Permission(String user, String configure, String write, String read) {}

  /** Reads a definitions file. */
  public static BrokerDefinitions read(Path file) {
    try {
      return of(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the broker's definitions " + file, e);
    }
  }

  /** Takes the definitions from parsed JSON. */
  public static BrokerDefinitions of(JsonNode definitions) {
    Map<String, String> exchanges = new LinkedHashMap<>();
    each(definitions, "exchanges")
        .forEach(it -> exchanges.put(name(definitions, it, "name"), text(it, "type")));
    Map<String, String> queues = new LinkedHashMap<>();
    each(definitions, "queues")
        .forEach(
            it ->
                queues.put(
                    name(definitions, it, "name"), text(it.path("arguments"), "x-queue-type")));
    Map<String, List<String>> users = new LinkedHashMap<>();
    each(definitions, "users").forEach(it -> users.put(text(it, "name"), tags(it.path("tags"))));
    return new BrokerDefinitions(
        exchanges,
        queues,
        each(definitions, "bindings").map(it -> binding(definitions, it)).toList(),
        users,
        each(definitions, "permissions").map(it -> permission(definitions, it)).toList());
  }

  private static NeededBinding binding(JsonNode definitions, JsonNode binding) {
    return new NeededBinding(
        name(definitions, binding, "source"),
        text(binding, "routing_key"),
        text(binding, "destination"));
  }

  private static Permission permission(JsonNode definitions, JsonNode permission) {
    return new Permission(
        name(definitions, permission, "user"),
        text(permission, "configure"),
        text(permission, "write"),
        text(permission, "read"));
  }

  /** An entry of another virtual host than the first is none of this choreography's. */
  private static String name(JsonNode definitions, JsonNode entry, String key) {
    String host = text(definitions.path("vhosts").path(0), "name");
    String its = text(entry, "vhost");
    return its.isEmpty() || its.equals(host) ? text(entry, key) : its + "/" + text(entry, key);
  }

  /** A list, or as older versions export it, one text with commas. */
  private static List<String> tags(JsonNode tags) {
    return tags.isArray()
        ? StreamSupport.stream(tags.spliterator(), false).map(JsonNode::asText).toList()
        : Stream.of(tags.asText().split(",")).filter(tag -> !tag.isBlank()).toList();
  }

  private static Stream<JsonNode> each(JsonNode definitions, String key) {
    return StreamSupport.stream(definitions.path(key).spliterator(), false);
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asText();
  }
}
