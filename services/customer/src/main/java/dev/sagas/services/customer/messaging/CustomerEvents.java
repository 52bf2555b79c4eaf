package dev.sagas.services.customer.messaging;

/** The event types that this service publishes and reads. */
public final class CustomerEvents {

  public static final String CUSTOMER_REGISTERED = "customer.registered.v1";
  public static final String CREDIT_RESERVED = "customer.credit-reserved.v1";
  public static final String CREDIT_REJECTED = "customer.credit-rejected.v1";
  public static final String CREDIT_SETTLED = "customer.credit-settled.v1";
  public static final String CREDIT_RELEASED = "customer.credit-released.v1";

  static final String ORDER_PLACED = "order.placed.v1";
  static final String ORDER_CANCELLED = "order.cancelled.v1";
  static final String PAYMENT_CAPTURED = "payment.captured.v1";

  private CustomerEvents() {}
}
