package dev.sagas.services.order.messaging;

/**
 * Read from a product's listing.
 *
 * @param version grows with each change of the product
 */
public record ProductNotice(String sku, long version, Price price) {

  /** In minor units of an ISO 4217 currency. */
  public record Price(long amount, String currency) {}
}
