package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.Money;
import java.util.Map;
import java.util.Set;

/** What products cost, as inventory last told. */
public interface PriceList {

  /**
   * Lists a product, unless the same or a newer version is known.
   *
   * @return false if this version is not newer than the known one; nothing changes then
   */
  boolean list(ListedProduct product);

  /** The prices of those of {@code skus} that are known. */
  Map<String, Money> prices(Set<String> skus);

  /** One version of a product. */
  record ListedProduct(String sku, long version, Money price) {}
}
