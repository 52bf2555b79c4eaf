package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.Decision;
import dev.sagas.services.order.domain.Order;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets an order react to an event, under its lock and in the transaction of the caller. */
public class AdvanceOrder {

  private final Orders orders;
  private final Clock clock;

  /** Advances {@code orders} by the time of {@code clock}. */
  public AdvanceOrder(Orders orders, Clock clock) {
    this.orders = orders;
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
    return transition.on(order, Moments.now(clock));
  }
}
