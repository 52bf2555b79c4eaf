package dev.sagas.services.order.application;

/** The event types that the order service publishes. */
public final class OrderEventTypes {

  public static final String ORDER_PLACED = "order.placed.v1";
  public static final String ORDER_CONFIRMED = "order.confirmed.v1";
  public static final String ORDER_COMPLETED = "order.completed.v1";
  public static final String ORDER_CANCELLED = "order.cancelled.v1";
  public static final String ORDER_CLOSED = "order.closed.v1";

  /** Scheduled, and read by the order service itself. */
  public static final String ORDER_DEADLINE_PASSED = "order.deadline-passed.v1";

  private OrderEventTypes() {}
}
