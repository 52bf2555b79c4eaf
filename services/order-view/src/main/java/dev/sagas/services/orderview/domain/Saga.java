package dev.sagas.services.orderview.domain;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order and how far its saga has come. What no event has told yet is null: events come in any
 * order.
 *
 * @param customerName null when the customer is not known here
 * @param reason why it was cancelled; null when it was not
 * @param beganAt when the first of its events was stored
 * @param stateSince when the order came to its state
 * @param updatedAt when the last of its events was stored
 */
public record Saga(
    UUID orderId,
    SagaState state,
    Map<Part, Standing> standings,
    @Nullable UUID customerId,
    @Nullable String customerName,
    List<Line> lines,
    @Nullable Money total,
    @Nullable String paymentMethod,
    @Nullable String reason,
    @Nullable String detail,
    Instant beganAt,
    Instant stateSince,
    Instant updatedAt) {

  /** Whose answer it waits for; empty when it waits for none. */
  public List<Wait> waits() {
    return Waits.of(state, standings, stateSince, updatedAt);
  }
}
