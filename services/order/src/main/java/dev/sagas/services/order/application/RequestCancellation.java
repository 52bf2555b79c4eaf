package dev.sagas.services.order.application;

import static dev.sagas.services.order.application.OrderEventTypes.ORDER_CANCELLED;

import dev.sagas.choreography.Emits;
import dev.sagas.event.NewEvent;
import dev.sagas.outbox.Outbox;
import dev.sagas.services.order.domain.Cancellation;
import dev.sagas.services.order.domain.CancellationReason;
import dev.sagas.services.order.domain.Decision;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.order.domain.OrderDeadlinePassed;
import dev.sagas.services.order.domain.OrderState;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.annotation.Transactional;

/** Cancels an order because its customer asks for it. */
public class RequestCancellation {

  private final Orders orders;
  private final Outbox outbox;
  private final Clock clock;

  /** Cancels {@code orders} by the time of {@code clock}. */
  public RequestCancellation(Orders orders, Outbox outbox, Clock clock) {
    this.orders = orders;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * The answer to a request.
   *
   * @param accepted false if the state no longer allows it
   * @param order as it stands now
   */
  public record Answer(boolean accepted, OrderView order) {}

  /**
   * Cancels the order. Accepted too while it is being cancelled already: what is asked for is under
   * way, and the first reason stays.
   *
   * @param detail what the customer says; null for nothing
   * @return empty if there is no such order
   */
  @Emits(refusals = ORDER_CANCELLED)
  @Transactional
  public Optional<Answer> cancel(UUID orderId, @Nullable String detail) {
    return orders.lock(orderId).map(order -> cancel(order, detail));
  }

  private Answer cancel(Order order, @Nullable String detail) {
    Cancellation why = new Cancellation(CancellationReason.CANCELLATION_REQUESTED, detail);
    if (order.cancel(why, Moments.now(clock)) instanceof Decision.Moved moved) {
      outbox.withdraw(order.id(), OrderDeadlinePassed.class);
      outbox.append(
          moved.events().stream().map(event -> NewEvent.of(event).inSaga(order.id())).toList());
    }
    boolean underWay = order.progress().state() == OrderState.CANCELLING;
    return new Answer(underWay, OrderView.of(order));
  }
}
