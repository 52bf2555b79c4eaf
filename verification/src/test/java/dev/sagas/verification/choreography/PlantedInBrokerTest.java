package dev.sagas.verification.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.BrokerDefinitions;
import dev.sagas.choreography.verify.Finding;
import dev.sagas.choreography.verify.FindingKind;
import dev.sagas.test.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real definitions of the broker with one defect each: it is the only thing that is found. */
class PlantedInBrokerTest {

  private static final List<ServiceManifest> SERVICES = CheckoutChoreography.manifests();
  private static final CheckoutChoreography CHECKOUT =
      new CheckoutChoreography(Repository.find().root());

  record Planted(String name, FindingKind kind, String place, Consumer<JsonNode> defect) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Planted> defects() {
    return Stream.concat(missing(), superfluous());
  }

  private static Stream<Planted> missing() {
    return Stream.of(
        lacking(
            "binding of a reader",
            "binding payment.events --payment.captured.v1--> customer.inbox",
            it -> removeBinding(it, "payment.captured.v1", "customer.inbox")),
        lacking(
            "binding of the event log",
            "binding order.events --#--> event-log",
            it -> removeBinding(it, "order.events", "#", "event-log")),
        lacking(
            "binding of a retry",
            "binding order.local --retry.5s--> order.retry.5s",
            it -> removeBinding(it, "retry.5s", "order.retry.5s")),
        lacking(
            "queue of a retry",
            "queue payment.retry.30s",
            it -> Change.remove(it, "queues", "name", "payment.retry.30s")),
        lacking(
            "event log", "queue event-log", it -> Change.remove(it, "queues", "name", "event-log")),
        lacking(
            "exchange",
            "exchange inventory.local",
            it -> Change.remove(it, "exchanges", "name", "inventory.local")),
        lacking(
            "exchange of the right type",
            "exchange order.events",
            it -> Change.entry(it, "exchanges", "name", "order.events").put("type", "fanout")),
        lacking(
            "permission that RabbitMQ could read",
            "permission of order, read ^order\\.(inbox",
            it -> permission(it, "order").put("read", "^order\\.(inbox")),
        lacking("user", "user customer", it -> Change.remove(it, "users", "name", "customer")),
        lacking("operator", "user topology", it -> Change.remove(it, "users", "name", "topology")),
        lacking(
            "tag by which a service sees its bindings",
            "user order",
            it -> Change.texts(Change.entry(it, "users", "name", "order"), "tags")),
        lacking(
            "permission",
            "permission of customer",
            it -> Change.remove(it, "permissions", "user", "customer")),
        lacking(
            "permission to park",
            "permission of order, write ^order\\.events$",
            it -> permission(it, "order").put("write", "^order\\.events$")));
  }

  private static Stream<Planted> superfluous() {
    return Stream.of(
        surplus(
            "binding of an event that is not handled",
            "binding order.events --order.closed.v1--> customer.inbox",
            it -> bind(it, "order.events", "order.closed.v1", "customer.inbox")),
        surplus(
            "binding that takes everything",
            "binding payment.events --#--> order.inbox",
            it -> bind(it, "payment.events", "#", "order.inbox")),
        surplus("queue", "queue order.old", it -> add(it, "queues").put("name", "order.old")),
        surplus(
            "exchange",
            "exchange shipping.events",
            it -> add(it, "exchanges").put("name", "shipping.events").put("type", "topic")),
        surplus(
            "queue in another virtual host",
            "queue other/order.inbox",
            it -> add(it, "queues").put("name", "order.inbox").put("vhost", "other")),
        surplus("user", "user guest", it -> add(it, "users").put("name", "guest")),
        surplus(
            "permission of no user",
            "permission of shipping",
            it -> add(it, "permissions").put("user", "shipping")),
        surplus(
            "permission to write another's events",
            "permission of payment, write ^(payment|order)\\.(events|local)$",
            it -> permission(it, "payment").put("write", "^(payment|order)\\.(events|local)$")),
        surplus(
            "permission whose pattern has no end",
            "permission of payment, write ^payment\\.(events|local)",
            it -> permission(it, "payment").put("write", "^payment\\.(events|local)")),
        surplus(
            "permission to read the event log",
            "permission of customer, read ^(customer\\.(inbox|dead)|event-log)$",
            it -> permission(it, "customer").put("read", "^(customer\\.(inbox|dead)|event-log)$")),
        surplus(
            "permission to declare",
            "permission of order, configure ^order\\.",
            it -> permission(it, "order").put("configure", "^order\\.")));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void findsAPlantedDefectAndNamesItsEntry(Planted planted) throws IOException {
    JsonNode definitions = Change.parse(Files.readString(CHECKOUT.definitions()));
    planted.defect().accept(definitions);

    List<Finding> findings =
        CHECKOUT.verifier(SERVICES).withDefinitions(BrokerDefinitions.of(definitions)).verify();

    assertThat(findings)
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.kind()).isEqualTo(planted.kind());
              assertThat(finding.place()).isEqualTo("broker's definitions, " + planted.place());
            });
  }

  private static Planted lacking(String what, String place, Consumer<JsonNode> defect) {
    return new Planted("no " + what, FindingKind.MISSING_IN_BROKER, place, defect);
  }

  private static Planted surplus(String what, String place, Consumer<JsonNode> defect) {
    return new Planted("one more " + what, FindingKind.SUPERFLUOUS_IN_BROKER, place, defect);
  }

  private static ObjectNode permission(JsonNode definitions, String user) {
    return Change.entry(definitions, "permissions", "user", user);
  }

  private static ObjectNode add(JsonNode definitions, String list) {
    return ((ArrayNode) definitions.get(list)).addObject();
  }

  private static void bind(JsonNode definitions, String source, String key, String queue) {
    add(definitions, "bindings")
        .put("source", source)
        .put("routing_key", key)
        .put("destination", queue);
  }

  private static void removeBinding(JsonNode definitions, String key, String queue) {
    removeBinding(definitions, "", key, queue);
  }

  private static void removeBinding(JsonNode definitions, String source, String key, String queue) {
    int before = definitions.get("bindings").size();
    var bindings = definitions.get("bindings").iterator();
    while (bindings.hasNext()) {
      JsonNode binding = bindings.next();
      if (binding.get("source").asText().contains(source)
          && binding.get("routing_key").asText().equals(key)
          && binding.get("destination").asText().equals(queue)) {
        bindings.remove();
      }
    }
    assertThat(definitions.get("bindings")).hasSize(before - 1);
  }
}
