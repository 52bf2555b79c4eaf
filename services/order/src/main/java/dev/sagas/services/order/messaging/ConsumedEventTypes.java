package dev.sagas.services.order.messaging;

/** The other participants' event types that the order service reads. */
final class ConsumedEventTypes {

  static final String CREDIT_REJECTED = "customer.credit-rejected.v1";
  static final String CREDIT_RELEASED = "customer.credit-released.v1";
  static final String PRODUCT_LISTED = "inventory.product-listed.v1";
  static final String STOCK_REJECTED = "inventory.stock-rejected.v1";
  static final String STOCK_RELEASED = "inventory.stock-released.v1";
  static final String PAYMENT_AUTHORIZED = "payment.authorized.v1";
  static final String PAYMENT_DECLINED = "payment.declined.v1";
  static final String PAYMENT_CAPTURED = "payment.captured.v1";
  static final String PAYMENT_CAPTURE_FAILED = "payment.capture-failed.v1";
  static final String PAYMENT_RELEASED = "payment.released.v1";

  private ConsumedEventTypes() {}
}
