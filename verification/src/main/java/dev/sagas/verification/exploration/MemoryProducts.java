package dev.sagas.verification.exploration;

import dev.sagas.services.inventory.domain.Product;
import dev.sagas.services.inventory.persistence.Products;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Table;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Products in memory. */
final class MemoryProducts implements Products {

  static final String TABLE = "product";

  private final Table<Product> products;

  MemoryProducts(MemoryService service) {
    this.products = service.database().sharedTable(TABLE, Product.class);
  }

  @Override
  public boolean addIfAbsent(Product product) {
    boolean absent = products.lock(product.sku()).isEmpty();
    if (absent) {
      products.put(product.sku(), product);
    }
    return absent;
  }

  @Override
  public Optional<Product> find(String sku) {
    return products.glance(sku);
  }

  @Override
  public Optional<Product> lock(String sku) {
    return products.lock(sku);
  }

  @Override
  public List<Product> lock(Collection<String> skus) {
    return skus.stream().sorted().flatMap(sku -> products.lock(sku).stream()).toList();
  }
}
