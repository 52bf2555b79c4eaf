package dev.sagas.services.inventory.domain;

import java.util.List;

/** What became of an order's stock. */
public sealed interface StockOutcome {

  /** Every line is held for the order. */
  record Reserved(StockReservation reservation) implements StockOutcome {}

  /**
   * Nothing is held, for a business reason.
   *
   * @param skus the products that were the reason, sorted; not empty
   */
  record Refused(StockRefusal reason, List<String> skus) implements StockOutcome {
    public Refused {
      skus = List.copyOf(skus);
    }
  }

  /** What was held has left. */
  record Committed() implements StockOutcome {}

  /** What was held is free again, or what had left is back. */
  record Released() implements StockOutcome {}

  /** The state does not allow it; nothing changed. */
  record Ignored(String reason) implements StockOutcome {}
}
