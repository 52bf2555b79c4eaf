package dev.sagas.services.orderview.domain;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the type of an event says of its saga.
 *
 * @param state the state that the order has at the least; null when it says nothing of that
 * @param part the part that it is about; null when it is about none
 * @param standing how far that part has come at the least; null with {@code part}
 */
public record SagaChange(
    @Nullable SagaState state, @Nullable Part part, @Nullable Standing standing) {

  private static final SagaChange NOTHING = new SagaChange(null, null, null);

  private static final Map<String, SagaChange> CHANGES =
      Map.ofEntries(
          Map.entry("order.placed.v1", to(SagaState.PENDING)),
          Map.entry("order.deadline-passed.v1", NOTHING),
          Map.entry("order.confirmed.v1", to(SagaState.CONFIRMED)),
          Map.entry("order.completed.v1", to(SagaState.COMPLETED)),
          Map.entry("order.cancelled.v1", to(SagaState.CANCELLING)),
          Map.entry("order.closed.v1", to(SagaState.CANCELLED)),
          Map.entry("customer.credit-reserved.v1", to(Part.CREDIT, Standing.RESERVED)),
          Map.entry("customer.credit-rejected.v1", to(Part.CREDIT, Standing.REFUSED)),
          Map.entry("customer.credit-settled.v1", to(Part.CREDIT, Standing.SETTLED)),
          Map.entry("customer.credit-released.v1", to(Part.CREDIT, Standing.RELEASED)),
          Map.entry("inventory.stock-reserved.v1", to(Part.STOCK, Standing.RESERVED)),
          Map.entry("inventory.stock-rejected.v1", to(Part.STOCK, Standing.REFUSED)),
          Map.entry("inventory.stock-committed.v1", to(Part.STOCK, Standing.SETTLED)),
          Map.entry("inventory.stock-released.v1", to(Part.STOCK, Standing.RELEASED)),
          Map.entry("payment.authorization-requested.v1", to(Part.PAYMENT, Standing.REQUESTED)),
          Map.entry("payment.authorized.v1", to(Part.PAYMENT, Standing.RESERVED)),
          Map.entry("payment.declined.v1", to(Part.PAYMENT, Standing.REFUSED)),
          Map.entry("payment.captured.v1", to(Part.PAYMENT, Standing.SETTLED)),
          Map.entry("payment.capture-failed.v1", to(Part.PAYMENT, Standing.FAILED)),
          Map.entry("payment.release-requested.v1", to(Part.PAYMENT, Standing.RELEASING)),
          Map.entry("payment.released.v1", to(Part.PAYMENT, Standing.RELEASED)),
          // A mail changes nothing, but belongs to the story of its order.
          Map.entry("notification.sent.v1", NOTHING),
          Map.entry("notification.failed.v1", NOTHING));

  private static SagaChange to(SagaState state) {
    return new SagaChange(state, null, null);
  }

  private static SagaChange to(Part part, Standing standing) {
    return new SagaChange(null, part, standing);
  }

  /** Whether such an event moves neither the order nor a part of it. */
  public boolean movesNothing() {
    return state == null && part == null;
  }

  /** Of an event of {@code type}; empty when such an event belongs to no order. */
  public static Optional<SagaChange> of(String type) {
    return Optional.ofNullable(CHANGES.get(type));
  }
}
