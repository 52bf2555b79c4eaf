package dev.sagas.services.order.application;

import static dev.sagas.services.order.application.OrderEventTypes.ORDER_DEADLINE_PASSED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_PLACED;

import dev.sagas.choreography.Emits;
import dev.sagas.event.NewEvent;
import dev.sagas.outbox.Outbox;
import dev.sagas.services.order.application.IdempotencyKeys.StoredAnswer;
import dev.sagas.services.order.domain.Money;
import dev.sagas.services.order.domain.Order;
import dev.sagas.services.order.domain.OrderDeadlinePassed;
import dev.sagas.services.order.domain.Quote;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.transaction.annotation.Transactional;

/**
 * Places an order: the order, its deadline, the event that begins its saga and the answer to its
 * key, in one transaction.
 */
public class PlaceOrder {

  private final Orders orders;
  private final IdempotencyKeys keys;
  private final Outbox outbox;
  private final Clock clock;
  private final Duration deadline;
  private final Supplier<UUID> ids;

  /**
   * Places orders.
   *
   * @param deadline how long an order may stay PENDING
   * @param ids gives each new order its id
   */
  public PlaceOrder(
      Orders orders,
      IdempotencyKeys keys,
      Outbox outbox,
      Clock clock,
      Duration deadline,
      Supplier<UUID> ids) {
    this.orders = orders;
    this.keys = keys;
    this.outbox = outbox;
    this.clock = clock;
    this.deadline = deadline;
    this.ids = ids;
  }

  /**
   * Places the order, or finds that the key has placed it before.
   *
   * @param prices of the products that are known
   * @throws dev.sagas.outbox.InvalidEventException if the order does not fit into an event
   */
  @Emits(value = ORDER_PLACED, scheduled = ORDER_DEADLINE_PASSED)
  @Transactional
  public Placement place(String key, CheckoutRequest request, Map<String, Money> prices) {
    Fingerprint fingerprint = Fingerprint.of(request);
    boolean claimed = keys.claim(key);
    Optional<Placement> earlier = keys.find(key).map(answer -> repeat(answer, fingerprint));
    // A repetition may be answered while another one holds the claim.
    return earlier.orElseGet(
        () -> claimed ? first(key, fingerprint, request, prices) : new Placement.StillRunning());
  }

  private Placement first(
      String key, Fingerprint fingerprint, CheckoutRequest request, Map<String, Money> prices) {
    Quote quote = Quote.of(request.lines(), prices);
    if (quote instanceof Quote.Refused refused) {
      return new Placement.Refused(refused.violations());
    }
    Instant now = Moments.now(clock);
    OrderView view = OrderView.of(add(request, (Quote.Priced) quote, now));
    keys.store(key, new StoredAnswer(fingerprint, view), now);
    return new Placement.Accepted(view, false);
  }

  private Order add(CheckoutRequest request, Quote.Priced quote, Instant now) {
    Order order = new Order(ids.get(), request.customerId(), quote, request.paymentMethod(), now);
    orders.add(order);
    outbox.append(
        List.of(
            NewEvent.of(order.placed()).inSaga(order.id()),
            NewEvent.of(new OrderDeadlinePassed(order.id()))
                .inSaga(order.id())
                .at(now.plus(deadline))));
    return order;
  }

  private static Placement repeat(StoredAnswer answer, Fingerprint fingerprint) {
    return answer.fingerprint().equals(fingerprint)
        ? new Placement.Accepted(answer.order(), true)
        : new Placement.KeyReused();
  }
}
