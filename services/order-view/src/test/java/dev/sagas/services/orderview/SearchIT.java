package dev.sagas.services.orderview;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.EventEnvelope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Sagas are found by what is known of them. */
class SearchIT extends RunningOrderView {

  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

  private final UUID customer = UUID.randomUUID();
  private final String sku = "SKU" + System.nanoTime();
  private List<EventEnvelope> completed = List.of();
  private List<EventEnvelope> declined = List.of();
  private List<EventEnvelope> undoing = List.of();
  private List<EventEnvelope> pending = List.of();

  @BeforeEach
  void keepOneOfEach() {
    completed = Stories.completed(customer, sku, BEGIN);
    declined = Stories.declined(customer, sku, BEGIN.plusSeconds(1));
    undoing =
        Stories.until("order.cancelled.v1", Stories.declined(customer, sku, BEGIN.plusSeconds(2)));
    pending = Stories.until("order.placed.v1", Stories.completed(customer, sku, Instant.now()));
    keep(List.of(Stories.registered(customer, 1, "Ada"), Stories.listed(sku, "Desk lamp")));
    List.of(completed, declined, undoing, pending).forEach(this::keep);
  }

  @Test
  void findsByState() {
    assertThat(found("state=COMPLETED")).containsExactly(id(completed));
    assertThat(found("state=CANCELLED")).containsExactly(id(declined));
    assertThat(found("state=COMPENSATING")).containsExactly(id(undoing));
    assertThat(found("state=RUNNING")).containsExactly(id(pending));
    assertThat(found("state=STUCK")).containsExactly(id(undoing));
    assertThat(found("limit=50"))
        .containsExactly(id(pending), id(undoing), id(declined), id(completed));
  }

  @Test
  void findsByTime() {
    assertThat(found("from=" + BEGIN.plusSeconds(1) + "&to=" + BEGIN.plusSeconds(2)))
        .containsExactly(id(declined));
  }

  @Test
  void findsByText() {
    String other = Stories.completed(UUID.randomUUID(), sku, BEGIN).get(0).sagaId().toString();

    assertThat(text(sku.substring(0, 8))).contains(id(completed), id(pending));
    assertThat(text("desk LAMP")).contains(id(completed));
    assertThat(text("ada@exam")).contains(id(declined));
    assertThat(text(id(completed))).containsExactly(id(completed));
    assertThat(text(id(completed).substring(0, 13))).contains(id(completed));
    assertThat(text("…" + id(completed).substring(24))).containsExactly(id(completed));
    assertThat(text(other)).isEmpty();
    assertThat(text("nothing\0")).isEmpty();
  }

  @Test
  void findsByAProductAlsoWhenThatComesAfterTheOrder() {
    String late = "LATE" + System.nanoTime();
    List<EventEnvelope> story = Stories.completed(customer, late, BEGIN);
    keep(story);
    assertThat(text(late)).containsExactly(id(story));

    keep(List.of(Stories.listed(late, "Wardrobe of " + late)));

    assertThat(text("wardrobe " + late)).containsExactly(id(story));
  }

  @Test
  void findsNothingByATextWithoutWords() {
    assertThat(found("text=  ")).isNotEmpty();
    assertThat(rest.getForObject("/console/sagas?text={text}", String.class, "!!!"))
        .doesNotContain(id(pending));
  }

  @Test
  void showsPageAfterPageAlsoOfSagasThatBeganAtOnce() {
    UUID busy = UUID.randomUUID();
    List<String> all = new ArrayList<>();
    IntStream.range(0, 7)
        .mapToObj(number -> Stories.completed(busy, sku, BEGIN))
        .peek(story -> all.add(id(story)))
        .forEach(this::keep);

    List<String> seen = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = get("/sagas?customer=" + busy + "&limit=3" + next);
      seen.addAll(ids(page));
      next = page.path("next").isTextual() ? "&after=" + page.get("next").asText() : "";
    } while (!next.isEmpty());

    assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @CsvSource({
    "state=LATE, state",
    "customer=me, customer",
    "from=yesterday, from",
    "after=there, after",
    "text=!!!, text",
    "limit=0, limit",
    "limit=1000, limit"
  })
  void namesTheConditionThatItCannotRead(String condition, String field) {
    ResponseEntity<JsonNode> answer = rest.getForEntity("/sagas?" + condition, JsonNode.class);

    assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    assertThat(answer.getBody()).isNotNull();
    assertThat(answer.getBody().at("/errors/0/field").asText()).isEqualTo(field);
  }

  private List<String> found(String condition) {
    return ids(get("/sagas?customer=" + customer + "&" + condition));
  }

  private List<String> text(String words) {
    return ids(get("/sagas?limit=200&text={words}", words));
  }

  private static List<String> ids(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.get("sagas").forEach(saga -> ids.add(saga.get("id").asText()));
    return ids;
  }

  private static String id(List<EventEnvelope> story) {
    return story.get(0).sagaId().toString();
  }
}
