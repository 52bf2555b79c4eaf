package dev.sagas.services.order.domain;

/** Why an order is cancelled. */
public enum CancellationReason {
  CREDIT_REJECTED,
  STOCK_REJECTED,
  PAYMENT_DECLINED,
  CAPTURE_FAILED,
  DEADLINE_PASSED,
  CANCELLATION_REQUESTED;

  /**
   * Whether this cancels an order in {@code state}. A deadline that finds more than a pending order
   * is too late to decide anything, and only what was confirmed is captured.
   */
  public boolean cancels(OrderState state) {
    return switch (this) {
      case CREDIT_REJECTED, STOCK_REJECTED, PAYMENT_DECLINED, DEADLINE_PASSED ->
          state == OrderState.PENDING;
      case CAPTURE_FAILED -> state == OrderState.CONFIRMED;
      case CANCELLATION_REQUESTED ->
          state == OrderState.PENDING
              || state == OrderState.CONFIRMED
              || state == OrderState.COMPLETED;
    };
  }
}
