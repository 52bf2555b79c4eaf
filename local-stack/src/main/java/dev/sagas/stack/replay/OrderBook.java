package dev.sagas.stack.replay;

import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** The orders of this run: places and cancels them, and knows which have not come to their end. */
final class OrderBook {

  private final Shop shop;
  private final Map<String, String> customerIds = new ConcurrentHashMap<>();
  private final Map<String, String> orderIds = new ConcurrentHashMap<>();
  private final Queue<String> open = new ConcurrentLinkedQueue<>();

  OrderBook(Shop shop) {
    this.shop = shop;
  }

  void register(Buyer buyer) {
    customerIds.put(buyer.reference(), shop.register(buyer));
  }

  void take(Step step) {
    if (step instanceof Step.Placement order) {
      place(order);
    } else if (step instanceof Step.Cancellation cancellation) {
      cancel(cancellation);
    }
  }

  /** Waits for the ends of the oldest orders until at most {@code limit} are open. */
  void settleDownTo(int limit, Progress progress) {
    while (open.size() > limit) {
      shop.awaitEnd(open.remove());
      progress.step();
    }
  }

  int openOrders() {
    return open.size();
  }

  private void place(Step.Placement order) {
    String customer = Objects.requireNonNull(customerIds.get(order.buyer().reference()));
    String id = shop.place(order, customer);
    orderIds.put(order.key(), id);
    open.add(id);
  }

  /** Only what was paid is given back: the order comes to its end before it is cancelled. */
  private void cancel(Step.Cancellation cancellation) {
    String id = Objects.requireNonNull(orderIds.get(cancellation.cancelled().key()));
    shop.awaitEnd(id);
    shop.cancel(id, cancellation.invoice());
    shop.awaitCancelled(id);
  }
}
