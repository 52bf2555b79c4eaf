package dev.sagas.services.orderview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.EventEnvelope;
import dev.sagas.services.orderview.application.Generations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The view is built anew from the event log, while it is read and while events come. */
@DirtiesContext
class RebuildIT extends RunningOrderView {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

  @Autowired private Generations generations;
  @Autowired private TransactionTemplate transactions;

  @Test
  void buildsAnotherGenerationFromTheLogAndChangesOver() {
    UUID customer = UUID.randomUUID();
    List<List<EventEnvelope>> orders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      orders.add(
          i % 2 == 0
              ? Stories.completed(customer, "LAMP", BEGIN)
              : Stories.declined(customer, "LAMP", BEGIN));
    }
    orders.forEach(story -> story.forEach(RunningOrderView::publish));
    await().atMost(PATIENCE).until(() -> ended(customer) == orders.size());
    int before = current();
    // Something that the view has got wrong: a new generation does not know it.
    jdbc.sql("update view_%d.saga set reason = 'wrong'".formatted(before)).update();

    rest.postForObject("/actuator/view", null, JsonNode.class);
    List<EventEnvelope> meanwhile = Stories.completed(customer, "LAMP", BEGIN);
    meanwhile.forEach(RunningOrderView::publish);
    assertThat(ended(customer)).isGreaterThanOrEqualTo(orders.size());

    await().atMost(PATIENCE).until(() -> current() > before);
    await().atMost(PATIENCE).until(() -> ended(customer) == orders.size() + 1);
    assertThat(get("/sagas?limit=200&customer=" + customer).findValuesAsText("reason"))
        .doesNotContain("wrong");
    for (List<EventEnvelope> story : orders) {
      assertThat(get("/sagas/{id}", story.get(0).sagaId()).get("timeline")).hasSize(story.size());
    }
  }

  @Test
  void leavesOutWhatCannotBeReadOrKept() {
    SERVERS
        .publisher()
        .publish("inventory.product-listed.v1", UUID.randomUUID(), UUID.randomUUID(), "{}");
    EventEnvelope unkeepable = Stories.listed("NUL", "Lamp\\u0000");
    publish(unkeepable);
    UUID customer = UUID.randomUUID();
    Stories.completed(customer, "LAMP", BEGIN).forEach(RunningOrderView::publish);
    await().atMost(PATIENCE).until(() -> ended(customer) == 1);

    JsonNode built = rebuilt();

    assertThat(built.get("skipped").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(ended(customer)).isEqualTo(1);
    assertThat(count("event where id = '%s'".formatted(unkeepable.id()))).isZero();
  }

  @Test
  void takesOverWhatTheLogNoLongerHolds() {
    UUID customer = UUID.randomUUID();
    List<EventEnvelope> story = Stories.declined(customer, "LAMP", BEGIN);
    keep(story);
    keep(List.of(Stories.registered(customer, 1, "Ada"), Stories.listed("OLD", "Old lamp")));
    JsonNode before = get("/sagas/{id}", story.get(0).sagaId());
    assertThat(before.at("/saga/customerName").asText()).isEqualTo("Ada");

    rebuilt();

    // With the moments at which they came here.
    assertThat(get("/sagas/{id}", story.get(0).sagaId())).isEqualTo(before);
    assertThat(count("product where sku = 'OLD'")).isOne();
  }

  @Test
  void keepsWhenEventsOfTheLogCameHere() {
    UUID customer = UUID.randomUUID();
    List<EventEnvelope> story = Stories.completed(customer, "LAMP", BEGIN);
    story.forEach(RunningOrderView::publish);
    await().atMost(PATIENCE).until(() -> ended(customer) == 1);
    String longAgo = "received_at = '2020-01-01T00:00:00Z'";
    UUID order = story.get(0).sagaId();
    jdbc.sql("update view_%d.event set %s where saga_id = ?".formatted(current(), longAgo))
        .param(order)
        .update();

    rebuilt();

    assertThat(count("event where saga_id = '%s' and %s".formatted(order, longAgo)))
        .isEqualTo(story.size());
  }

  @Test
  void isGivenUp() {
    int before = current();
    // No instance takes it up before another one has it.
    transactions.executeWithoutResult(
        status -> {
          jdbc.sql("lock table generation in share row exclusive mode").update();
          assertThat(generations.begin(UUID.randomUUID(), Instant.now())).isTrue();
          jdbc.sql(
                  """
                  update generation set worker = 'another', leased_until = now() + interval '1 h'
                  where state = 'BUILDING'
                  """)
              .update();
        });
    int number = get("/actuator/view").at("/building/number").asInt();
    assertThat(schemas(number)).isOne();

    rest.delete("/actuator/view");

    assertThat(get("/actuator/view").get("building").isNull()).isTrue();
    assertThat(current()).isEqualTo(before);
    // What is under way may use it for a minute.
    jdbc.sql("update generation set retired_at = retired_at - interval '2 min' where number = ?")
        .param(number)
        .update();
    await().atMost(PATIENCE).until(() -> schemas(number) == 0);
    assertThat(rebuilt().get("current").asInt()).isGreaterThan(number);
  }

  private JsonNode rebuilt() {
    int before = current();
    rest.postForObject("/actuator/view", null, JsonNode.class);
    await().atMost(PATIENCE).until(() -> current() > before);
    return get("/actuator/view");
  }

  private long count(String rows) {
    return jdbc.sql("select count(*) from view_%d.%s".formatted(current(), rows))
        .query(Long.class)
        .single();
  }

  private long schemas(int generation) {
    return jdbc.sql("select count(*) from pg_namespace where nspname = 'view_' || ?")
        .param(generation)
        .query(Long.class)
        .single();
  }

  private int current() {
    return get("/actuator/view").get("current").asInt();
  }

  private long ended(UUID customer) {
    return get("/sagas?limit=200&customer=" + customer).findValuesAsText("state").stream()
        .filter(state -> state.equals("COMPLETED") || state.equals("CANCELLED"))
        .count();
  }
}
