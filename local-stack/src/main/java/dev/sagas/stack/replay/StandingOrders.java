package dev.sagas.stack.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The orders of each buyer that have not been taken back, the latest first. */
final class StandingOrders {

  private final Map<String, Deque<Step.Placement>> byBuyer = new HashMap<>();

  void add(Step.Placement order) {
    ordersOf(order.buyer()).addFirst(order);
  }

  void remove(Step.Placement order) {
    ordersOf(order.buyer()).remove(order);
  }

  /** The buyer's latest order that holds all of the pieces. */
  Optional<Step.Placement> holding(Buyer buyer, List<Item> pieces) {
    return ordersOf(buyer).stream().filter(order -> Items.holds(order.items(), pieces)).findFirst();
  }

  private Deque<Step.Placement> ordersOf(Buyer buyer) {
    return byBuyer.computeIfAbsent(buyer.reference(), reference -> new ArrayDeque<>());
  }
}
