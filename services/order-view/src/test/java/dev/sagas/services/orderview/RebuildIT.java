package dev.sagas.services.orderview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.event.EventEnvelope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** The view is built anew from the event log, while it is read and while events come. */
@DirtiesContext
class RebuildIT extends RunningOrderView {

  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

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

  private int current() {
    return get("/actuator/view").get("current").asInt();
  }

  private long ended(UUID customer) {
    return get("/sagas?limit=200&customer=" + customer).findValuesAsText("state").stream()
        .filter(state -> state.equals("COMPLETED") || state.equals("CANCELLED"))
        .count();
  }
}
