package dev.sagas.services.orderview.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CausationTest {

  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00Z");

  private final SagaEvent placed = event(1, null, 0);
  private final SagaEvent reserved = event(2, placed, 20);
  private final SagaEvent requested = event(3, reserved, 30);
  private final SagaEvent rejected = event(4, placed, 10);

  @Test
  void putsEachEventUnderItsCauseTheEarliestFirst() {
    List<Causation> trees = Causation.trees(List.of(requested, reserved, rejected, placed));

    assertThat(trees).singleElement().satisfies(this::isTheWholeStory);
  }

  private void isTheWholeStory(Causation root) {
    assertThat(root.event()).isEqualTo(placed);
    assertThat(root.took()).isNull();
    assertThat(root.effects()).extracting(Causation::event).containsExactly(rejected, reserved);
    assertThat(root.effects())
        .extracting(Causation::took)
        .containsExactly(Duration.ofMillis(10), Duration.ofMillis(20));
    assertThat(root.effects().get(1).effects())
        .extracting(Causation::event)
        .containsExactly(requested);
  }

  @Test
  void takesAnEventWhoseCauseHasNotComeForARoot() {
    assertThat(Causation.trees(List.of(requested, rejected)))
        .extracting(Causation::event)
        .containsExactly(rejected, requested);
  }

  private static SagaEvent event(int number, @Nullable SagaEvent cause, int millis) {
    Instant at = BEGIN.plusMillis(millis);
    return new SagaEvent(
        new UUID(0, number),
        new UUID(9, 9),
        "order.placed.v1",
        "order",
        cause == null ? null : cause.id(),
        at,
        at,
        null,
        "{}");
  }
}
