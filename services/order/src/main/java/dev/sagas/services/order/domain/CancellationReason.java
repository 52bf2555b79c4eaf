package dev.sagas.services.order.domain;

import java.util.EnumSet;
import java.util.Set;

/** Why an order is cancelled, and from which states this may happen. */
public enum CancellationReason {
  CREDIT_REJECTED(OrderState.PENDING),
  STOCK_REJECTED(OrderState.PENDING),
  PAYMENT_DECLINED(OrderState.PENDING),
  /** Only what was confirmed is captured. */
  CAPTURE_FAILED(OrderState.CONFIRMED),
  /** A deadline that finds more than a pending order is too late to decide anything. */
  DEADLINE_PASSED(OrderState.PENDING),
  CANCELLATION_REQUESTED(OrderState.PENDING, OrderState.CONFIRMED, OrderState.COMPLETED);

  private final Set<OrderState> sources;

  CancellationReason(OrderState first, OrderState... more) {
    this.sources = EnumSet.of(first, more);
  }

  /** Whether this cancels an order in {@code state}. */
  public boolean cancels(OrderState state) {
    return sources.contains(state);
  }
}
