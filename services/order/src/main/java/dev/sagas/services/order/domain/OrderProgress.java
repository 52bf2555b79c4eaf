package dev.sagas.services.order.domain;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an order stands, and every rule by which it moves on. Immutable and free of I/O, so that all
 * orders of arrival can be explored with it.
 *
 * @param cancellation why it is cancelled; null unless CANCELLING or CANCELLED
 */
public record OrderProgress(
    UUID orderId,
    UUID customerId,
    Money total,
    OrderState state,
    @Nullable Cancellation cancellation,
    Answers answers) {

  /** The progress of an order that was just placed. */
  public static OrderProgress placed(UUID orderId, UUID customerId, Money total) {
    return new OrderProgress(orderId, customerId, total, OrderState.PENDING, null, Answers.NONE);
  }

  /** The payment was authorised, which implies that credit and stock are reserved. */
  public Decision confirm(Instant now) {
    if (state != OrderState.PENDING) {
      return ignored("payment authorized");
    }
    return moved(in(OrderState.CONFIRMED), new OrderConfirmed(orderId, customerId, total, now));
  }

  /** The payment was captured. */
  public Decision complete(Instant now) {
    if (state != OrderState.CONFIRMED) {
      return ignored("payment captured");
    }
    return moved(in(OrderState.COMPLETED), new OrderCompleted(orderId, customerId, total, now));
  }

  /** Something ends the checkout, if its reason counts in this state. */
  public Decision cancel(Cancellation why, Instant now) {
    if (!why.reason().cancels(state)) {
      return ignored(why.reason().name());
    }
    return moved(
        new OrderProgress(orderId, customerId, total, OrderState.CANCELLING, why, Answers.NONE),
        new OrderCancelled(orderId, customerId, why.reason(), why.detail(), now));
  }

  /** A participant has undone its part, or had nothing to undo. */
  public Decision release(Respondent by, Instant now) {
    if (state != OrderState.CANCELLING) {
      return ignored("release by " + by);
    }
    if (answers.include(by)) {
      return new Decision.Ignored(by + " has answered before");
    }
    Answers known = answers.with(by, now);
    return known.complete() ? close(known, now) : moved(in(state, known));
  }

  private Decision close(Answers all, Instant now) {
    CancellationReason reason = Objects.requireNonNull(cancellation, "cancellation").reason();
    return moved(in(OrderState.CANCELLED, all), new OrderClosed(orderId, customerId, reason, now));
  }

  private OrderProgress in(OrderState next) {
    return in(next, answers);
  }

  private OrderProgress in(OrderState next, Answers known) {
    return new OrderProgress(orderId, customerId, total, next, cancellation, known);
  }

  private Decision ignored(String event) {
    return new Decision.Ignored(event + " finds " + state);
  }

  private static Decision moved(OrderProgress next, OrderEvent... events) {
    return new Decision.Moved(next, List.of(events));
  }
}
