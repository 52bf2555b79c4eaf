package dev.sagas.services.inventory.persistence;

import dev.sagas.services.inventory.domain.Product;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The listed products. */
public interface Products {

  /**
   * Inserts a product unless its SKU is listed; waits for another transaction that lists it too.
   *
   * @return false if it was there
   */
  boolean addIfAbsent(Product product);

  Optional<Product> find(String sku);

  /** Reads a product and locks its row until the transaction ends. */
  Optional<Product> lock(String sku);

  /**
   * Reads products and locks their rows until the transaction ends, one after the other in the
   * order of their SKUs: two orders for the same products wait for each other, and never both. Uses
   * the primary key; one array instead of many parameters keeps it one statement for any number of
   * lines.
   */
  List<Product> lock(Collection<String> skus);
}
