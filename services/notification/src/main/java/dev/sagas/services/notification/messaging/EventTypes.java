package dev.sagas.services.notification.messaging;

/** The event types that this service publishes and reads. */
public final class EventTypes {

  public static final String MAIL_REQUESTED = "notification.mail-requested.v1";
  public static final String SENT = "notification.sent.v1";
  public static final String FAILED = "notification.failed.v1";

  static final String CUSTOMER_REGISTERED = "customer.registered.v1";
  static final String PRODUCT_LISTED = "inventory.product-listed.v1";
  static final String ORDER_PLACED = "order.placed.v1";
  static final String ORDER_COMPLETED = "order.completed.v1";
  static final String ORDER_CANCELLED = "order.cancelled.v1";
  static final String PAYMENT_CAPTURED = "payment.captured.v1";
  static final String PAYMENT_RELEASED = "payment.released.v1";

  private EventTypes() {}
}
