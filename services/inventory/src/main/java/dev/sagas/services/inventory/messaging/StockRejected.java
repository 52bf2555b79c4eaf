package dev.sagas.services.inventory.messaging;

import dev.sagas.services.inventory.domain.StockRefusal;
import java.util.List;
import java.util.UUID;

/**
 * An order got no stock.
 *
 * @param skus the products that were the reason, sorted
 */
public record StockRejected(UUID orderId, StockRefusal reason, List<String> skus) {

  public StockRejected {
    skus = List.copyOf(skus);
  }
}
