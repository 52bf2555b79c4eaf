package dev.sagas.services.inventory.web;

import dev.sagas.services.inventory.domain.Product;

/**
 * A product as answers show it.
 *
 * @param onHand pieces in the house
 * @param reserved those of them that orders hold
 * @param available the rest
 */
record ProductBody(
    String sku, String name, MoneyBody price, long onHand, long reserved, long available) {

  static ProductBody of(Product product) {
    return new ProductBody(
        product.sku(),
        product.name(),
        MoneyBody.of(product.price()),
        product.onHand(),
        product.reserved(),
        product.available());
  }
}
