package dev.sagas.services.orderview.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.autoconfigure.amqp.RabbitProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** RabbitMQ's queues: how much waits in each, and where to look at them. */
@Component
public class Queues {

  private final GatewayProperties properties;
  private final RabbitProperties rabbit;
  private final URI management;

  Queues(GatewayProperties properties, RabbitProperties rabbit, ManagementAddress management) {
    this.properties = properties;
    this.rabbit = rabbit;
    this.management = management.url();
  }

  /**
   * How many messages each queue holds.
   *
   * @throws UnreachableException if RabbitMQ's management API does not answer
   */
  public Map<String, Long> depths() {
    Client client = new Client("RabbitMQ", management, properties.timeout());
    JsonNode queues =
        client
            .get("/api/queues/{vhost}?columns=name,messages", authorization(), virtualHost())
            .content();
    Map<String, Long> depths = new TreeMap<>();
    queues.forEach(
        queue -> depths.put(queue.path("name").asText(), queue.path("messages").asLong()));
    return depths;
  }

  private Map<String, String> authorization() {
    String account = rabbit.determineUsername() + ":" + rabbit.determinePassword();
    String encoded = Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    return Map.of("Authorization", "Basic " + encoded);
  }

  private String virtualHost() {
    String name = rabbit.determineVirtualHost();
    return name == null ? "/" : name;
  }

  /** The page of a queue in RabbitMQ's management UI. */
  public String page(String queue) {
    return "%s/#/queues/%s/%s"
        .formatted(
            properties.rabbitmq(),
            UriUtils.encodePathSegment(virtualHost(), StandardCharsets.UTF_8),
            UriUtils.encodePathSegment(queue, StandardCharsets.UTF_8));
  }
}
