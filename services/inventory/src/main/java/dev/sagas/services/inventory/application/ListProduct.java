package dev.sagas.services.inventory.application;

import dev.sagas.services.inventory.domain.Money;
import dev.sagas.services.inventory.domain.Product;
import dev.sagas.services.inventory.persistence.Products;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists a product, or lists it anew, and announces what that changed. */
@Service
public class ListProduct {

  private final Products products;
  private final Announcements announcements;

  ListProduct(Products products, Announcements announcements) {
    this.products = products;
    this.announcements = announcements;
  }

  /** Lists a product. The same name and price again change nothing and announce nothing. */
  @Transactional
  public Listing list(String sku, String name, Money price) {
    Product added = new Product(sku, name, price);
    if (products.addIfAbsent(added)) {
      announcements.listed(added);
      return new Listing(added, true);
    }
    Product product = products.lock(sku).orElseThrow(() -> new ProductNotFoundException(sku));
    if (product.relist(name, price)) {
      announcements.listed(product);
    }
    return new Listing(product, false);
  }

  /** A listed product, and whether it is new. */
  public record Listing(Product product, boolean added) {}
}
