package dev.sagas.services.orderview.domain;

import java.util.Set;

/** The event types that this service reads. */
public final class EventTypes {

  public static final String ORDER_PLACED = "order.placed.v1";
  public static final String ORDER_DEADLINE_PASSED = "order.deadline-passed.v1";
  public static final String ORDER_CONFIRMED = "order.confirmed.v1";
  public static final String ORDER_COMPLETED = "order.completed.v1";
  public static final String ORDER_CANCELLED = "order.cancelled.v1";
  public static final String ORDER_CLOSED = "order.closed.v1";

  public static final String CUSTOMER_REGISTERED = "customer.registered.v1";
  public static final String CREDIT_RESERVED = "customer.credit-reserved.v1";
  public static final String CREDIT_REJECTED = "customer.credit-rejected.v1";
  public static final String CREDIT_SETTLED = "customer.credit-settled.v1";
  public static final String CREDIT_RELEASED = "customer.credit-released.v1";

  public static final String PRODUCT_LISTED = "inventory.product-listed.v1";
  public static final String STOCK_RESERVED = "inventory.stock-reserved.v1";
  public static final String STOCK_REJECTED = "inventory.stock-rejected.v1";
  public static final String STOCK_COMMITTED = "inventory.stock-committed.v1";
  public static final String STOCK_RELEASED = "inventory.stock-released.v1";

  public static final String AUTHORIZATION_REQUESTED = "payment.authorization-requested.v1";
  public static final String PAYMENT_AUTHORIZED = "payment.authorized.v1";
  public static final String PAYMENT_DECLINED = "payment.declined.v1";
  public static final String PAYMENT_CAPTURED = "payment.captured.v1";
  public static final String CAPTURE_FAILED = "payment.capture-failed.v1";
  public static final String RELEASE_REQUESTED = "payment.release-requested.v1";
  public static final String PAYMENT_RELEASED = "payment.released.v1";

  public static final String MAIL_SENT = "notification.sent.v1";
  public static final String MAIL_FAILED = "notification.failed.v1";

  /** All of them. */
  public static final Set<String> ALL =
      Set.of(
          ORDER_PLACED,
          ORDER_DEADLINE_PASSED,
          ORDER_CONFIRMED,
          ORDER_COMPLETED,
          ORDER_CANCELLED,
          ORDER_CLOSED,
          CUSTOMER_REGISTERED,
          CREDIT_RESERVED,
          CREDIT_REJECTED,
          CREDIT_SETTLED,
          CREDIT_RELEASED,
          PRODUCT_LISTED,
          STOCK_RESERVED,
          STOCK_REJECTED,
          STOCK_COMMITTED,
          STOCK_RELEASED,
          AUTHORIZATION_REQUESTED,
          PAYMENT_AUTHORIZED,
          PAYMENT_DECLINED,
          PAYMENT_CAPTURED,
          CAPTURE_FAILED,
          RELEASE_REQUESTED,
          PAYMENT_RELEASED,
          MAIL_SENT,
          MAIL_FAILED);

  private EventTypes() {}
}
