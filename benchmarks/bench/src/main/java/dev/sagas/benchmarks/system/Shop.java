package dev.sagas.benchmarks.system;

import dev.sagas.endtoend.system.Till;
import dev.sagas.stack.replay.Baskets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Customers with credit without end, who fill the baskets of a retailer's file again and again. */
final class Shop {

  private static final int CUSTOMERS = 500;
  private static final long CREDIT = 1_000_000_000_00L;
  private static final long STOCK = 1_000_000_000L;

  private final List<UUID> customers;
  private final List<Till.Line[]> baskets;

  /** Registers all of them at a system that runs. */
  Shop(Till till, List<List<Baskets.Line>> orders) {
    this.customers = Stream.generate(() -> till.customer(CREDIT)).limit(CUSTOMERS).toList();
    Map<String, String> products = new HashMap<>();
    this.baskets =
        orders.stream()
            .map(
                lines ->
                    lines.stream()
                        .map(line -> new Till.Line(product(till, products, line), line.quantity()))
                        .toArray(Till.Line[]::new))
            .toList();
  }

  private static String product(Till till, Map<String, String> products, Baskets.Line line) {
    return products.computeIfAbsent(line.sku(), sku -> till.product(line.unitPrice(), STOCK));
  }

  /** The body of a checkout. */
  Map<String, Object> draw(RandomGenerator random) {
    UUID customer = customers.get(random.nextInt(customers.size()));
    return Till.body(customer, Till.VISA, baskets.get(random.nextInt(baskets.size())));
  }

  double linesPerOrder() {
    return baskets.stream().mapToInt(basket -> basket.length).average().orElseThrow();
  }
}
