package dev.sagas.services.inventory.application;

import dev.sagas.services.inventory.domain.Product;
import dev.sagas.services.inventory.persistence.Products;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks a product up. */
@Service
public class FindProduct {

  private final Products products;

  FindProduct(Products products) {
    this.products = products;
  }

  /**
   * The product of this SKU, with the stock of this moment.
   *
   * @throws ProductNotFoundException if there is none
   */
  @Transactional(readOnly = true)
  public Product find(String sku) {
    return products.find(sku).orElseThrow(() -> new ProductNotFoundException(sku));
  }
}
