package dev.sagas.services.payment.messaging;

/** The versioned names of the events that this service publishes or reads. */
public final class EventTypes {

  public static final String AUTHORIZATION_REQUESTED = "payment.authorization-requested.v1";
  public static final String AUTHORIZED = "payment.authorized.v1";
  public static final String DECLINED = "payment.declined.v1";
  public static final String CAPTURED = "payment.captured.v1";
  public static final String CAPTURE_FAILED = "payment.capture-failed.v1";
  public static final String RELEASE_REQUESTED = "payment.release-requested.v1";
  public static final String RELEASED = "payment.released.v1";

  static final String ORDER_PLACED = "order.placed.v1";
  static final String ORDER_CONFIRMED = "order.confirmed.v1";
  static final String ORDER_CANCELLED = "order.cancelled.v1";
  static final String CREDIT_RESERVED = "customer.credit-reserved.v1";
  static final String STOCK_RESERVED = "inventory.stock-reserved.v1";

  private EventTypes() {}
}
