package dev.sagas.endtoend.chaos;

import static dev.sagas.endtoend.chaos.ChaosSystem.BROKER;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.endtoend.fault.Blow;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceSetup;
import dev.sagas.test.MessageBroker;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/**
 * Bindings, queues and exchanges that someone deletes while events flow. No one mends them but the
 * services: each may restore its part, and brings what was missed from the event log.
 */
final class TopologyFaults implements FaultKit {

  private static final Set<String> PARTS = Set.of(BROKER);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** Shorter than in production: a run has minutes, and the clocks of one machine agree. */
  private static final Map<String, String> RESTORING =
      Map.of(
          "saga.topology.restore.username", "topology",
          "saga.topology.restore.password", "topology-secret",
          "saga.topology.check-interval", "5s",
          "saga.topology.backfill.margin", "15s",
          "saga.topology.backfill.look-back", "2m");

  @Override
  public ServiceSetup equip(ServiceSetup setup) {
    return setup.with(RESTORING);
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    Sabotage sabotage = new Sabotage(system.broker());
    List<Fault> faults = new ArrayList<>();
    for (String name : CheckoutSystem.SERVICES) {
      String inbox = name + ".inbox";
      faults.add(blow("binding of an inbox deleted", random -> sabotage.binding(inbox, random)));
      faults.add(blow("inbox queue deleted", random -> sabotage.queue(inbox)));
      faults.add(blow("retry queue deleted", random -> sabotage.queue(name + ".retry.1s")));
      faults.add(blow("events exchange deleted", random -> sabotage.exchange(name + ".events")));
      faults.add(blow("local exchange deleted", random -> sabotage.exchange(name + ".local")));
    }
    return faults;
  }

  private static Fault blow(String kind, Blow.Action action) {
    return new Blow(kind, PARTS, action);
  }

  /** Deletes, and waits until all that has gone is back. */
  private record Sabotage(MessageBroker broker) {

    private static final String BINDINGS = "/api/bindings/checkout";

    /** The rung that services in a run don't have, and therefore don't restore. */
    private static final String UNUSED = ".retry.5m";

    void binding(String queue, RandomGenerator random) {
      List<JsonNode> bindings =
          bindings().stream()
              .filter(it -> it.path("destination").asText().equals(queue))
              .filter(it -> it.path("source").asText().endsWith(".events"))
              .toList();
      JsonNode one = bindings.get(random.nextInt(bindings.size()));
      afterwardsAsBefore(
          "%s/e/%s/q/%s/%s"
              .formatted(
                  BINDINGS,
                  one.path("source").asText(),
                  queue,
                  one.path("properties_key").asText()));
    }

    void queue(String name) {
      afterwardsAsBefore("/api/queues/checkout/" + name);
    }

    void exchange(String name) {
      afterwardsAsBefore("/api/exchanges/checkout/" + name);
    }

    private void afterwardsAsBefore(String path) {
      Set<String> before = described();
      broker.management().delete(path);
      Awaitility.await("what was deleted with " + path + " to be back")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(500))
          .ignoreException(UncheckedIOException.class)
          .until(() -> described().containsAll(before));
    }

    private List<JsonNode> bindings() {
      return StreamSupport.stream(broker.management().get(BINDINGS).spliterator(), false).toList();
    }

    /** Every binding; that of a queue to the default exchange stands for the queue. */
    private Set<String> described() {
      return Set.copyOf(
          bindings().stream()
              .filter(it -> !it.path("destination").asText().endsWith(UNUSED))
              .map(
                  it ->
                      "%s %s %s"
                          .formatted(
                              it.path("source").asText(),
                              it.path("destination").asText(),
                              it.path("routing_key").asText()))
              .toList());
    }
  }
}
