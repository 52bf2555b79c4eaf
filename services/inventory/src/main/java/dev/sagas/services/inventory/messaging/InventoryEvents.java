package dev.sagas.services.inventory.messaging;

/** The event types that this service publishes and reads. */
public final class InventoryEvents {

  public static final String PRODUCT_LISTED = "inventory.product-listed.v1";
  public static final String STOCK_RESERVED = "inventory.stock-reserved.v1";
  public static final String STOCK_REJECTED = "inventory.stock-rejected.v1";
  public static final String STOCK_COMMITTED = "inventory.stock-committed.v1";
  public static final String STOCK_RELEASED = "inventory.stock-released.v1";

  static final String ORDER_PLACED = "order.placed.v1";
  static final String ORDER_CONFIRMED = "order.confirmed.v1";
  static final String ORDER_CANCELLED = "order.cancelled.v1";

  private InventoryEvents() {}
}
