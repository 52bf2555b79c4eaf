package dev.sagas.services.inventory.messaging;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.choreography.Step;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.inventory.application.OrderStock;
import dev.sagas.services.inventory.domain.StockOutcome;
import dev.sagas.services.inventory.domain.StockOutcome.Committed;
import dev.sagas.services.inventory.domain.StockOutcome.Ignored;
import dev.sagas.services.inventory.domain.StockOutcome.Refused;
import dev.sagas.services.inventory.domain.StockOutcome.Released;
import dev.sagas.services.inventory.domain.StockOutcome.Reserved;
import org.springframework.stereotype.Component;

/** The inventory's part in a checkout: hold stock, let it leave, or put it back. */
@Component
public class StockHandlers {

  static final String RESERVE_STOCK = "reserve-stock";
  static final String COMMIT_STOCK = "commit-stock";

  private final OrderStock stock;

  StockHandlers(OrderStock stock) {
    this.stock = stock;
  }

  @Handles(InventoryEvents.ORDER_PLACED)
  @StatementBudget(8)
  @Step(RESERVE_STOCK)
  @Emits(value = InventoryEvents.STOCK_RESERVED, refusals = InventoryEvents.STOCK_REJECTED)
  public Reaction reserve(OrderPlaced order) {
    StockOutcome outcome = stock.reserve(order.orderId(), order.quantities());
    if (outcome instanceof Refused refused) {
      return Reaction.refused(new StockRejected(order.orderId(), refused.reason(), refused.skus()));
    }
    return outcome instanceof Reserved reserved
        ? Reaction.done(StockReserved.of(reserved.reservation()))
        : ignored(outcome);
  }

  @Handles(InventoryEvents.ORDER_CONFIRMED)
  @StatementBudget(8)
  @Step(COMMIT_STOCK)
  @Emits(InventoryEvents.STOCK_COMMITTED)
  public Reaction commit(OrderConfirmed order) {
    StockOutcome outcome = stock.commit(order.orderId());
    return outcome instanceof Committed
        ? Reaction.done(new StockCommitted(order.orderId()))
        : ignored(outcome);
  }

  /** Always answers, so that the order can see the end of its compensation. */
  @Handles(InventoryEvents.ORDER_CANCELLED)
  @StatementBudget(8)
  @Compensates({RESERVE_STOCK, COMMIT_STOCK})
  @Emits(InventoryEvents.STOCK_RELEASED)
  public Reaction release(OrderCancelled order) {
    StockOutcome outcome = stock.release(order.orderId());
    ReleaseEffect effect =
        outcome instanceof Released ? ReleaseEffect.RELEASED : ReleaseEffect.NOTHING_TO_RELEASE;
    return Reaction.done(new StockReleased(order.orderId(), effect));
  }

  private static Reaction ignored(StockOutcome outcome) {
    if (outcome instanceof Ignored ignored) {
      return Reaction.ignored(ignored.reason());
    }
    throw new IllegalStateException("a decision of another kind: " + outcome);
  }
}
