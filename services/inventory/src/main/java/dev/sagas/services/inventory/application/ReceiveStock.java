package dev.sagas.services.inventory.application;

import dev.sagas.services.inventory.domain.Product;
import dev.sagas.services.inventory.persistence.Products;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a delivery. */
@Service
public class ReceiveStock {

  private final Products products;

  ReceiveStock(Products products) {
    this.products = products;
  }

  /**
   * Adds 1 or more pieces to what is on hand.
   *
   * @throws ProductNotFoundException if the product is not listed
   * @throws TooMuchStockException if it would be more than {@link Product#MOST_ON_HAND}
   */
  @Transactional
  public Product receive(String sku, long quantity) {
    Product product = products.lock(sku).orElseThrow(() -> new ProductNotFoundException(sku));
    if (!product.receive(quantity)) {
      throw new TooMuchStockException(sku);
    }
    return product;
  }
}
