package dev.sagas.stack.replay;

import java.util.List;

/** What the shop did that day, one after the other. */
sealed interface Step {

  /**
   * An order.
   *
   * @param key names it in this run: the invoice, with a suffix when an invoice became several
   *     orders
   * @param items one for each SKU
   */
  record Placement(String key, Buyer buyer, List<Item> items) implements Step {
    public Placement {
      items = List.copyOf(items);
    }

    long worth() {
      return items.stream().mapToLong(Item::worth).sum();
    }

    long pieces() {
      return items.stream().mapToLong(Item::quantity).sum();
    }
  }

  /**
   * The cancellation of a whole order that has been paid.
   *
   * @param invoice the cancellation's own number
   * @param cancelled the order that it takes back
   */
  record Cancellation(String invoice, Placement cancelled) implements Step {}
}
