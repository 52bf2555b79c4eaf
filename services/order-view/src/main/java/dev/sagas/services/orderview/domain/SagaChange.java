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
          Map.entry(EventTypes.ORDER_PLACED, to(SagaState.PENDING)),
          Map.entry(EventTypes.ORDER_DEADLINE_PASSED, NOTHING),
          Map.entry(EventTypes.ORDER_CONFIRMED, to(SagaState.CONFIRMED)),
          Map.entry(EventTypes.ORDER_COMPLETED, to(SagaState.COMPLETED)),
          Map.entry(EventTypes.ORDER_CANCELLED, to(SagaState.CANCELLING)),
          Map.entry(EventTypes.ORDER_CLOSED, to(SagaState.CANCELLED)),
          Map.entry(EventTypes.CREDIT_RESERVED, to(Part.CREDIT, Standing.RESERVED)),
          Map.entry(EventTypes.CREDIT_REJECTED, to(Part.CREDIT, Standing.REFUSED)),
          Map.entry(EventTypes.CREDIT_SETTLED, to(Part.CREDIT, Standing.SETTLED)),
          Map.entry(EventTypes.CREDIT_RELEASED, to(Part.CREDIT, Standing.RELEASED)),
          Map.entry(EventTypes.STOCK_RESERVED, to(Part.STOCK, Standing.RESERVED)),
          Map.entry(EventTypes.STOCK_REJECTED, to(Part.STOCK, Standing.REFUSED)),
          Map.entry(EventTypes.STOCK_COMMITTED, to(Part.STOCK, Standing.SETTLED)),
          Map.entry(EventTypes.STOCK_RELEASED, to(Part.STOCK, Standing.RELEASED)),
          Map.entry(EventTypes.AUTHORIZATION_REQUESTED, to(Part.PAYMENT, Standing.REQUESTED)),
          Map.entry(EventTypes.PAYMENT_AUTHORIZED, to(Part.PAYMENT, Standing.RESERVED)),
          Map.entry(EventTypes.PAYMENT_DECLINED, to(Part.PAYMENT, Standing.REFUSED)),
          Map.entry(EventTypes.PAYMENT_CAPTURED, to(Part.PAYMENT, Standing.SETTLED)),
          Map.entry(EventTypes.CAPTURE_FAILED, to(Part.PAYMENT, Standing.FAILED)),
          Map.entry(EventTypes.RELEASE_REQUESTED, to(Part.PAYMENT, Standing.RELEASING)),
          Map.entry(EventTypes.PAYMENT_RELEASED, to(Part.PAYMENT, Standing.RELEASED)),
          // A mail changes nothing, but belongs to the story of its order.
          Map.entry(EventTypes.MAIL_SENT, NOTHING),
          Map.entry(EventTypes.MAIL_FAILED, NOTHING));

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
