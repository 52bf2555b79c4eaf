package dev.sagas.services.orderview.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.services.orderview.gateway.Client.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** How the services are, by their actuator endpoints. */
@Component
public class Observatory {

  private static final String SILENT = "SILENT";

  private final Services services;

  Observatory(Services services) {
    this.services = services;
  }

  /**
   * How one service is.
   *
   * @param status of the whole: UP, DOWN, OUT_OF_SERVICE, UNKNOWN, or SILENT without an answer
   * @param components the status of each part, such as db, rabbit, outbox and topology
   * @param outboxAge seconds that the oldest event has waited to be published
   * @param outboxBacklog events that wait to be published
   * @param published events published since the service began
   * @param handled deliveries handled since then
   * @param duplicates of them, those that came again
   * @param retried of them, those that are to come again
   * @param parked dead letters that wait
   */
  public record Vitals(
      String service,
      String status,
      Map<String, String> components,
      double outboxAge,
      double outboxBacklog,
      double published,
      double handled,
      double duplicates,
      double retried,
      double parked) {

    /** Whether it answered. */
    public boolean answers() {
      return !status.equals(SILENT);
    }

    private static Vitals silent(String service) {
      return new Vitals(service, SILENT, Map.of(), 0, 0, 0, 0, 0, 0, 0);
    }
  }

  /** Of all services, in alphabetical order. */
  public List<Vitals> all() {
    return List.copyOf(services.ofEach(this::of).values());
  }

  private Vitals of(String service) {
    Client client = services.client(service);
    try {
      // One that is down says so with status 503.
      JsonNode health = client.get("/actuator/health").body();
      Map<String, String> components = new TreeMap<>();
      health
          .path("components")
          .properties()
          .forEach(part -> components.put(part.getKey(), part.getValue().path("status").asText()));
      return new Vitals(
          service,
          health.path("status").asText("UNKNOWN"),
          components,
          meter(client, "saga.outbox.oldest", "VALUE"),
          meter(client, "saga.outbox.pending", "VALUE"),
          meter(client, "saga.relay.published", "COUNT"),
          meter(client, "saga.inbox.handled", "COUNT"),
          meter(client, "saga.inbox.duplicates", "COUNT"),
          meter(client, "saga.inbox.handled?tag=outcome:retry", "COUNT"),
          meter(client, "saga.dead.letters.parked", "VALUE"));
    } catch (UnreachableException e) {
      return Vitals.silent(service);
    }
  }

  /** Zero for a meter that has not been needed yet. */
  private static double meter(Client client, String name, String statistic) {
    Answer answer = client.get("/actuator/metrics/" + name);
    if (answer.isNotFound()) {
      return 0;
    }
    for (JsonNode measurement : answer.content().path("measurements")) {
      if (measurement.path("statistic").asText().equals(statistic)) {
        return measurement.path("value").asDouble();
      }
    }
    return 0;
  }
}
