package dev.sagas.stack.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Arithmetic on the lines of an order. */
final class Items {

  private Items() {}

  /**
   * What an invoice sells, as one order or several: a SKU has one price at a time, so a SKU that
   * the invoice sells at a second price goes to a second order. Lines of the same SKU and price
   * become one.
   */
  static List<List<Item>> onePricePerSku(List<RetailLine> lines) {
    List<Map<String, Item>> orders = new ArrayList<>();
    lines.forEach(line -> put(item(line, line.quantity()), orders));
    return orders.stream().map(order -> List.copyOf(order.values())).toList();
  }

  private static void put(Item item, List<Map<String, Item>> orders) {
    for (Map<String, Item> order : orders) {
      Item there = order.putIfAbsent(item.sku(), item);
      if (there == null) {
        return;
      }
      if (there.unitPrice() == item.unitPrice()) {
        order.put(item.sku(), there.withQuantity(Math.addExact(there.quantity(), item.quantity())));
        return;
      }
    }
    orders.add(new LinkedHashMap<>(Map.of(item.sku(), item)));
  }

  /** What a cancellation takes back, in positive pieces. */
  static List<Item> returned(List<RetailLine> lines) {
    Map<String, Item> items = new LinkedHashMap<>();
    for (RetailLine line : lines) {
      Item item = item(line, -(long) line.quantity());
      items.merge(
          item.sku() + "@" + item.unitPrice(),
          item,
          (one, other) -> one.withQuantity(Math.addExact(one.quantity(), other.quantity())));
    }
    return List.copyOf(items.values());
  }

  /** Whether {@code order} has each of the pieces, at their price. */
  static boolean holds(List<Item> order, List<Item> pieces) {
    return pieces.stream().allMatch(piece -> order.stream().anyMatch(item -> holds(item, piece)));
  }

  private static boolean holds(Item item, Item piece) {
    return item.sku().equals(piece.sku())
        && item.unitPrice() == piece.unitPrice()
        && item.quantity() >= piece.quantity();
  }

  /** What is left of {@code order} without the pieces, which it holds. */
  static List<Item> without(List<Item> order, List<Item> pieces) {
    Map<String, Long> taken = new LinkedHashMap<>();
    pieces.forEach(piece -> taken.put(piece.sku(), piece.quantity()));
    return order.stream()
        .map(item -> item.withQuantity(item.quantity() - taken.getOrDefault(item.sku(), 0L)))
        .filter(item -> item.quantity() > 0)
        .toList();
  }

  private static Item item(RetailLine line, long quantity) {
    return new Item(LineRules.sku(line), quantity, LineRules.pennies(line));
  }
}
