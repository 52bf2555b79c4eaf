package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Money;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Products and customers, as their events tell. */
public interface Catalogue {

  /** A product at its present price. */
  record Product(String sku, String name, Money price) {}

  /** A customer. */
  record Customer(UUID id, String name, String email) {}

  /**
   * The first products by name, of those whose name or SKU has words that begin as those of {@code
   * text}; blank for all.
   */
  List<Product> products(String text, int limit);

  /** Those of the products that are known, by name. */
  List<Product> products(Collection<String> skus);

  /** The first customers by name. */
  List<Customer> customers(int limit);
}
