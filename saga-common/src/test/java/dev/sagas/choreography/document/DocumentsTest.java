package dev.sagas.choreography.document;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.graph.MadeUp;
import dev.sagas.choreography.graph.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class DocumentsTest {

  private static final AsyncApi.Api API =
      new AsyncApi.Api("Shop", "1.0.0", "A shop.", "broker:5672", "shop");

  private final JoinedChoreography choreography =
      MadeUp.join(Shop.shop(), Shop.store(), Shop.till());

  @Test
  void theOrderInWhichServicesAreGivenDoesNotMatter() {
    JoinedChoreography other = MadeUp.join(Shop.till(), Shop.shop(), Shop.store());

    assertThat(page(other)).isEqualTo(page(choreography));
    assertThat(AsyncApi.write(other, API)).isEqualTo(AsyncApi.write(choreography, API));
  }

  @Test
  void thePageDrawsAJoinAfterItsPartsAndEachOutcomeOnce() {
    String page = page(choreography);

    assertThat(page)
        .containsSubsequence(
            "### All goes well",
            "store-->>shop: store.held.v1",
            "till-->>shop: till.paid.v1",
            "Note over shop: joins held, paid",
            "shop-->>store: shop.sold.v1",
            "store-->>shop: store.sent.v1",
            "### Refused: `store.short.v1`",
            "Note over store: hold refuses",
            "store-->>shop: store.short.v1",
            "Note over till: undoes pay",
            "### Refused: `till.declined.v1`",
            "### Too late: `shop.too-late.v1`",
            "Note over shop: no answer in time",
            "shop-->>shop: shop.too-late.v1");
    assertThat(page)
        .contains(
            "s_shop -->|\"asked.v1<br/>dropped.v1<br/>sold.v1\"| s_store",
            "| till | `pay` | `shop.asked.v1` | `shop.dropped.v1` |",
            "| [schema](schemas/till.paid.v1) |");
  }

  @Test
  void whatOnlyOneWayLeadsToIsOptional() {
    MadeUp asking =
        MadeUp.service("a")
            .publishes("a.asked.v1", "a.checked.v1", "a.done.v1")
            .useCase("Ask.ask", MadeUp.emits("a.asked.v1"))
            .step("a.asked.v1", "work", MadeUp.emits("a.checked.v1", "a.done.v1"))
            .on("a.checked.v1", "check", MadeUp.emits("a.done.v1"));

    assertThat(page(MadeUp.join(asking)))
        .containsSubsequence(
            "opt if it is needed", "a-->>a: a.checked.v1", "end", "Note over a: a.done.v1 (end)");
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyServiceSendsAndReceivesWhatItDeclares() {
    Map<String, Object> document = new Yaml().load(AsyncApi.write(choreography, API));
    Map<String, Object> operations =
        (Map<String, Object>) document.getOrDefault("operations", Map.of());
    Map<String, Object> channels =
        (Map<String, Object>) document.getOrDefault("channels", Map.of());

    assertThat(channels).hasSize(choreography.events().size());
    assertThat(operations.keySet())
        .filteredOn(name -> name.startsWith("till."))
        .containsExactlyElementsOf(
            List.of(
                "till.sends.till.paid.v1",
                "till.sends.till.declined.v1",
                "till.receives.shop.asked.v1",
                "till.receives.shop.dropped.v1"));
  }

  private static String page(JoinedChoreography choreography) {
    return ChoreographyPage.write(choreography, "Shop", "Written.", type -> "schemas/" + type);
  }
}
