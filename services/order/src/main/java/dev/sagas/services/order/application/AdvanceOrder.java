package dev.sagas.services.order.application;

import dev.sagas.outbox.Outbox;
import dev.sagas.services.order.domain.Decision;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.order.domain.OrderDeadlinePassed;
import dev.sagas.services.order.domain.OrderState;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an order react to an event, under its lock and in the transaction of the caller. Its
 * deadline goes when it is not pending any more.
 */
public class AdvanceOrder {

  private final Orders orders;
  private final Outbox outbox;
  private final Clock clock;

  /** Advances {@code orders} by the time of {@code clock}. */
  public AdvanceOrder(Orders orders, Outbox outbox, Clock clock) {
    this.orders = orders;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** How an order reacts. */
  @FunctionalInterface
  public interface Transition {
    /** Decides, and applies what was decided. */
    Decision on(Order order, Instant now);
  }

  /**
   * Applies {@code transition} to the order.
   *
   * @throws UnknownOrderException if there is none
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public Decision advance(UUID orderId, Transition transition) {
    Order order = orders.lock(orderId).orElseThrow(() -> new UnknownOrderException(orderId));
    boolean pending = order.progress().state() == OrderState.PENDING;
    Decision decision = transition.on(order, Moments.now(clock));
    if (pending && order.progress().state() != OrderState.PENDING) {
      outbox.withdraw(orderId, OrderDeadlinePassed.class);
    }
    return decision;
  }
}
