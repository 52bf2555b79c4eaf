package dev.sagas.rabbit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.rabbit.BrokerTopology.Binding;
import dev.sagas.rabbit.BrokerTopology.Exchange;
import dev.sagas.rabbit.BrokerTopology.Queue;
import dev.sagas.rabbit.BrokerTopology.Vitals;
import dev.sagas.rabbit.TopologyProblem.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a virtual host's topology from RabbitMQ's management HTTP API, which alone tells a service
 * of bindings: AMQP does not. Reads only what 3.10 and 4.x say alike.
 */
final class ManagementApi {

  private static final String QUEUE_COLUMNS =
      "name,type,durable,arguments,effective_policy_definition,consumers,leader,reductions,"
          + "messages_ready,messages_unacknowledged";
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  /** RabbitMQ closes the connection now and then when a call with a body asks for HTTP/2. */
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT_TIMEOUT)
          .build();

  private final ObjectMapper json = new ObjectMapper();
  private final TopologySettings settings;
  private int preferred;

  ManagementApi(TopologySettings settings) {
    this.settings = settings;
  }

  /**
   * Reads exchanges, queues and bindings, each as of its own moment, from the node that answered
   * last time, else from the first of the others that answers. For one thread at a time.
   *
   * @throws ManagementUnavailableException if nothing is known: no answer, or none that can be read
   * @throws ManagementRefusedException if the API does not let the user see the virtual host
   */
  BrokerTopology read() throws ManagementUnavailableException, ManagementRefusedException {
    List<URI> nodes = settings.managementUrls();
    @Nullable ManagementUnavailableException failure = null;
    for (int tried = 0; tried < nodes.size(); tried++) {
      int candidate = (preferred + tried) % nodes.size();
      try {
        BrokerTopology topology = read(nodes.get(candidate));
        preferred = candidate;
        return topology;
      } catch (ManagementUnavailableException e) {
        failure = e.after(failure);
      }
    }
    throw Objects.requireNonNull(failure);
  }

  private BrokerTopology read(URI url)
      throws ManagementUnavailableException, ManagementRefusedException {
    Map<String, Exchange> exchanges = new HashMap<>();
    for (JsonNode node : get(url, "exchanges", "name,type,durable")) {
      exchanges.put(text(node, "name"), new Exchange(text(node, "type"), flag(node, "durable")));
    }
    Map<String, Queue> queues = new HashMap<>();
    for (JsonNode node : get(url, "queues", QUEUE_COLUMNS)) {
      queues.put(text(node, "name"), queue(node));
    }
    List<Binding> bindings = new ArrayList<>();
    for (JsonNode node : get(url, "bindings", "source,destination,destination_type,routing_key")) {
      if (text(node, "destination_type").equals("queue")) {
        bindings.add(
            new Binding(
                text(node, "source"), text(node, "routing_key"), text(node, "destination")));
      }
    }
    return new BrokerTopology(exchanges, queues, bindings);
  }

  private static Queue queue(JsonNode node) {
    // What an argument says wins over a policy; without arguments or policy the broker may send [].
    Map<String, Object> queueSettings = new HashMap<>();
    node.path("effective_policy_definition")
        .properties()
        .forEach(entry -> queueSettings.put(entry.getKey(), value(entry.getValue())));
    node.path("arguments")
        .properties()
        .forEach(
            entry ->
                queueSettings.put(entry.getKey().replaceFirst("^x-", ""), value(entry.getValue())));
    String type = node.path("type").asText(node.at("/arguments/x-queue-type").asText("classic"));
    return new Queue(type, flag(node, "durable"), queueSettings, vitals(node));
  }

  private static Vitals vitals(JsonNode node) {
    String leader = node.path("leader").asText();
    return new Vitals(
        count(node, "consumers"),
        leader.isEmpty() ? null : leader,
        count(node, "reductions"),
        count(node, "messages_ready"),
        count(node, "messages_unacknowledged"));
  }

  private static @Nullable Long count(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isIntegralNumber() ? value.asLong() : null;
  }

  private static Object value(JsonNode node) {
    return node.isIntegralNumber() ? node.asLong() : node.asText();
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText();
  }

  private static boolean flag(JsonNode node, String field) {
    return node.path(field).asBoolean();
  }

  private JsonNode get(URI url, String what, String columns)
      throws ManagementUnavailableException, ManagementRefusedException {
    HttpResponse<String> answer = send(url, what, columns);
    switch (answer.statusCode()) {
      case 200 -> {
        return parse(answer);
      }
      case 401, 403 ->
          throw new ManagementRefusedException(
              new TopologyProblem(
                  Kind.ACCESS,
                  "the management API at %s refuses user '%s'".formatted(url, settings.username()),
                  "give it the right password and the tag: rabbitmqctl set_user_tags %s management"
                      .formatted(settings.username())));
      case 404 ->
          throw new ManagementRefusedException(
              new TopologyProblem(
                  Kind.ACCESS,
                  "the virtual host '%s' is not known at %s".formatted(settings.virtualHost(), url),
                  "import the definitions: rabbitmqctl import_definitions rabbit-definitions.json"));
      default ->
          throw new ManagementUnavailableException(
              "%s answered %d".formatted(answer.uri(), answer.statusCode()), null);
    }
  }

  private HttpResponse<String> send(URI url, String what, String columns)
      throws ManagementUnavailableException {
    HttpRequest request = request(url, what, columns);
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ManagementUnavailableException("%s cannot be reached: %s".formatted(url, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ManagementUnavailableException("interrupted", e);
    }
  }

  private HttpRequest request(URI url, String what, String columns) {
    String base = url.toString().replaceFirst("/+$", "");
    String path = "/api/%s/%s?columns=%s".formatted(what, encoded(settings.virtualHost()), columns);
    String credentials = settings.username() + ":" + settings.password();
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(ANSWER_TIMEOUT)
        .header("Accept", "application/json")
        .header(
            "Authorization",
            "Basic "
                + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  private JsonNode parse(HttpResponse<String> answer) throws ManagementUnavailableException {
    try {
      JsonNode node = json.readTree(answer.body());
      if (node.isArray()) {
        return node;
      }
      throw new ManagementUnavailableException(answer.uri() + " did not answer with a list", null);
    } catch (JsonProcessingException e) {
      throw new ManagementUnavailableException(answer.uri() + " did not answer with JSON", e);
    }
  }

  private static String encoded(String segment) {
    return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
