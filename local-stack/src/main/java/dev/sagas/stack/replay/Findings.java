package dev.sagas.stack.replay;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The databases' side of the reconciliation. It begins with the customers whose e-mail address is
 * of this run and follows their orders through all four databases; it knows nothing of what the
 * replay meant to do, so that an order too many shows as well as one too few.
 */
final class Findings {

  private final RunningStack stack;
  private final String emailDomain;
  private SortedMap<String, Long> stockBefore = new TreeMap<>();

  Findings(RunningStack stack, String emailDomain) {
    this.stack = stack;
    this.emailDomain = emailDomain;
  }

  /** Notes what is in stock before the replay. */
  void countStockBefore(Set<String> skus) {
    stockBefore = inventory().onHand(skus);
  }

  /** What the databases hold now. */
  Account account() {
    Map<Figure, Long> figures = new EnumMap<>(Figure.class);
    CustomerRecords customers = new CustomerRecords(stack.database("customer"), emailDomain);
    List<UUID> ids = customers.ids();
    OrderRecords orders = new OrderRecords(stack.database("order"), ids);
    List<UUID> orderIds = orders.ids();
    figures.putAll(customers.figures());
    figures.putAll(orders.figures());
    figures.putAll(new PaymentRecords(stack.database("payment"), orderIds).figures());
    SortedMap<String, Long> change = stockChange();
    long gone = inventory().committed(orderIds);
    figures.put(Figure.PIECES_GONE, gone);
    figures.put(Figure.PIECES_RESERVED, inventory().reserved(stockBefore.keySet()));
    return new Account(figures, change);
  }

  private SortedMap<String, Long> stockChange() {
    SortedMap<String, Long> change = inventory().onHand(stockBefore.keySet());
    stockBefore.forEach((sku, before) -> change.merge(sku, -before, Long::sum));
    return change;
  }

  private InventoryRecords inventory() {
    return new InventoryRecords(stack.database("inventory"));
  }
}
