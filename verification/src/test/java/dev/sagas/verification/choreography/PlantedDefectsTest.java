package dev.sagas.verification.choreography;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.verify.Finding;
import dev.sagas.choreography.verify.FindingKind;
import dev.sagas.test.Repository;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real manifests with one defect each: it must be found, and its place be named. */
class PlantedDefectsTest {

  private static final List<ServiceManifest> SERVICES = CheckoutChoreography.manifests();
  private static final CheckoutChoreography CHECKOUT =
      new CheckoutChoreography(Repository.find().root());

  record Planted(
      String name,
      FindingKind kind,
      String place,
      String problem,
      String service,
      Consumer<ObjectNode> defect) {

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Planted> defects() {
    return Stream.of(
        new Planted(
            "an event that no one reads any more",
            FindingKind.ORPHAN_EVENT,
            "payment, @Publishes payment.capture-failed.v1",
            "no service reacts to it",
            "order",
            order -> Change.remove(order, "handlers", "name", "RefusalHandlers.captureFailed")),
        new Planted(
            "an event that no one emits",
            FindingKind.EVENT_NEVER_EMITTED,
            "payment, @Publishes payment.declined.v1",
            "no handler and no use case emits it",
            "payment",
            payment ->
                Change.texts(handler(payment, "AuthorizePayment").get("emission"), "refusals")),
        new Planted(
            "a consumer of a version that no one publishes",
            FindingKind.CONSUMER_WITHOUT_PRODUCER,
            "customer, CreditHandlers.settle",
            "no service publishes payment.captured.v2",
            "customer",
            customer ->
                handler(customer, "CreditHandlers.settle").put("event", "payment.captured.v2")),
        new Planted(
            "a compensation that forgets a step",
            FindingKind.STEP_NOT_COMPENSATED,
            "inventory, StockHandlers.commit",
            "payment.capture-failed.v1 (payment, CapturePayment); nothing undoes it",
            "inventory",
            inventory ->
                Change.texts(
                    handler(inventory, "StockHandlers.release"), "compensates", "reserve-stock")),
        new Planted(
            "a refusal that cancels nothing",
            FindingKind.STEP_NOT_COMPENSATED,
            "customer, CreditHandlers.reserve",
            "after inventory.stock-rejected.v1 (inventory, StockHandlers.reserve)",
            "order",
            order -> emission(order, "RefusalHandlers.stockRejected").removeAll()),
        new Planted(
            "a checkout without its deadline",
            FindingKind.WAIT_WITHOUT_DEADLINE,
            "order, PlaceOrder.place",
            "emits order.placed.v1 and waits for",
            "order",
            order ->
                Change.texts(
                    Change.entry(order, "useCases", "name", "PlaceOrder.place").get("emission"),
                    "scheduled")),
        new Planted(
            "a wait for an answer that need not come",
            FindingKind.WAIT_WITHOUT_DEADLINE,
            "order, PaymentHandlers.authorized",
            "emits order.confirmed.v1 and waits for payment.capture-failed.v1",
            "order",
            order -> event(order, "order.confirmed.v1").put("alwaysAnswered", false)),
        new Planted(
            "a join that no deadline ends",
            FindingKind.WAIT_WITHOUT_DEADLINE,
            "payment, CheckoutHandlers.noteOrder",
            "joins by payment.authorization-requested.v1",
            "order",
            order ->
                Change.texts(
                    Change.entry(order, "useCases", "name", "PlaceOrder.place").get("emission"),
                    "scheduled")),
        new Planted(
            "a cancellation that one way does not answer",
            FindingKind.ANSWER_THAT_NEVER_COMES,
            "payment, CheckoutHandlers.cancel",
            "payment.release-requested.v1, which leads to no answer",
            "payment",
            payment -> emission(payment, "ReleasePayment").removeAll()),
        new Planted(
            "a cancellation that begins again",
            FindingKind.CYCLE,
            "order, ReleaseHandlers.paymentReleased",
            "causes itself",
            "order",
            order ->
                Change.texts(
                    emission(order, "ReleaseHandlers.paymentReleased"),
                    "value",
                    "order.cancelled.v1")),
        new Planted(
            "an event without a schema",
            FindingKind.SCHEMA_MISSING,
            "order, schemas/order.closed.v1.json",
            "no JSON Schema",
            "order",
            order -> event(order, "order.closed.v1").remove("schema")),
        new Planted(
            "a reader of a field that is not promised",
            FindingKind.READER_NEEDS_MORE,
            "payment, CheckoutHandlers.noteOrder",
            "order.placed.v1: 'paymentMethod' is needed, and the schema does not require it",
            "order",
            order -> withoutRequired(event(order, "order.placed.v1"), "paymentMethod")),
        new Planted(
            "a reader of a nested field that is gone",
            FindingKind.READER_NEEDS_MORE,
            "inventory, StockHandlers.reserve",
            "order.placed.v1: 'lines[].quantity' is needed, and the schema has no such field",
            "order",
            order -> {
              JsonNode items = event(order, "order.placed.v1").at("/schema/properties/lines/items");
              ((ObjectNode) items.get("properties")).remove("quantity");
              Change.texts(items, "required", "sku", "unitPrice");
            }),
        new Planted(
            "a change that breaks a reader of the last release",
            FindingKind.RELEASED_READER_BROKEN,
            "payment, schemas/payment.captured.v1.json",
            "breaks CreditHandlers.settle of customer",
            "payment",
            payment -> withoutRequired(event(payment, "payment.captured.v1"), "customerId")),
        new Planted(
            "an event that the last release reads, and that is gone",
            FindingKind.RELEASED_READER_BROKEN,
            "inventory, schemas/inventory.product-listed.v1.json",
            "is no longer published, and PriceHandlers.listed of order",
            "inventory",
            inventory ->
                Change.remove(inventory, "publishes", "type", "inventory.product-listed.v1")),
        new Planted(
            "a reader that cannot do with events of the last release",
            FindingKind.RELEASED_EVENT_UNREADABLE,
            "order, RefusalHandlers.paymentDeclined",
            "'provider' is needed",
            "order",
            order -> {
              ObjectNode reads =
                  (ObjectNode) handler(order, "RefusalHandlers.paymentDeclined").get("reads");
              Change.texts(reads, "required", "orderId", "reason", "provider");
              ((ObjectNode) reads.get("properties")).putObject("provider").put("type", "string");
            }));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void findsAPlantedDefectAndNamesItsPlace(Planted planted) {
    List<ServiceManifest> manifests = Change.in(planted.service(), SERVICES, planted.defect());

    List<Finding> findings = CHECKOUT.verifier(manifests).verify();

    assertThat(findings)
        .anySatisfy(
            finding -> {
              assertThat(finding.kind()).isEqualTo(planted.kind());
              assertThat(finding.place()).contains(planted.place());
              assertThat(finding.problem()).contains(planted.problem());
              assertThat(finding.fix()).isNotBlank();
            });
  }

  @Test
  void everyKindOfFindingIsPlantedOnce() {
    List<FindingKind> planted = new ArrayList<>(defects().map(Planted::kind).toList());
    // These are planted in the broker's definitions.
    planted.addAll(List.of(FindingKind.SUPERFLUOUS_IN_BROKER, FindingKind.MISSING_IN_BROKER));

    assertThat(planted).containsAll(EnumSet.allOf(FindingKind.class));
  }

  private static ObjectNode handler(JsonNode service, String name) {
    return Change.entry(service, "handlers", "name", name);
  }

  private static ObjectNode emission(JsonNode service, String handler) {
    return (ObjectNode) handler(service, handler).get("emission");
  }

  private static ObjectNode event(JsonNode service, String type) {
    return Change.entry(service, "publishes", "type", type);
  }

  private static void withoutRequired(JsonNode event, String field) {
    List<String> kept = new ArrayList<>();
    event.at("/schema/required").forEach(name -> kept.add(name.asText()));
    kept.remove(field);
    Change.texts(event.get("schema"), "required", kept.toArray(String[]::new));
  }
}
