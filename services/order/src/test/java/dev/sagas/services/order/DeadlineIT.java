package dev.sagas.services.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.test.RecordedEvent;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "checkout.deadline=1s")
@DirtiesContext
class DeadlineIT extends RunningService {

  @Test
  void cancelsAnOrderThatNoOneAnswers() {
    UUID order = placedOrder();

    RecordedEvent cancelled = probe.await("order.cancelled.v1", order);

    RecordedEvent deadline = probe.await("order.deadline-passed.v1", order);
    assertThat(cancelled.body().get("reason").asText()).isEqualTo("DEADLINE_PASSED");
    assertThat(cancelled.causationId()).isEqualTo(deadline.id());
    awaitState(order, "CANCELLING");
  }
}
