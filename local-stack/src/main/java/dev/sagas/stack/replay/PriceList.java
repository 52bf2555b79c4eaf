package dev.sagas.stack.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The order service's own price list, which follows what inventory lists after a moment. */
final class PriceList {

  private final Patience patience = new Patience(Duration.ofMinutes(2), Duration.ofMillis(20));
  private final JdbcClient orders;

  PriceList(JdbcClient orders) {
    this.orders = orders;
  }

  /** Waits until an order that is placed now finds these prices, in pennies by SKU. */
  void await(Map<String, Long> prices) {
    if (!prices.isEmpty()) {
      patience.await("the new prices to reach the order service", () -> known(prices));
    }
  }

  private Optional<Boolean> known(Map<String, Long> prices) {
    Map<String, Long> listed = new HashMap<>();
    orders
        .sql("select sku, amount from price_list where sku in (:skus)")
        .param("skus", prices.keySet())
        .query((row, number) -> listed.put(row.getString(1), row.getLong(2)))
        .list();
    return listed.equals(prices) ? Optional.of(true) : Optional.empty();
  }
}
