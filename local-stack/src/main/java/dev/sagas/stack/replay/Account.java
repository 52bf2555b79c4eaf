package dev.sagas.stack.replay;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One side of the reconciliation.
 *
 * @param stockChange by SKU, how many pieces there are more than before the replay; negative when
 *     less
 */
record Account(Map<Figure, Long> figures, SortedMap<String, Long> stockChange) {

  long figure(Figure figure) {
    return figures.getOrDefault(figure, 0L);
  }

  /** What the file alone makes us expect. */
  static Account expectedFrom(TradingDay day) {
    Map<Figure, Long> figures = new EnumMap<>(Figure.class);
    long ordered = day.placements().stream().mapToLong(Step.Placement::worth).sum();
    long takenBack = day.cancellations().stream().mapToLong(step -> step.cancelled().worth()).sum();
    long cancelled = day.cancellations().size();
    figures.put(Figure.CUSTOMERS, (long) day.buyers().size());
    figures.put(Figure.ORDERS_COMPLETED, day.placements().size() - cancelled);
    figures.put(Figure.ORDERS_CANCELLED, cancelled);
    figures.put(Figure.ORDERED, ordered);
    figures.put(Figure.STANDING, ordered - takenBack);
    figures.put(Figure.AUTHORISED, ordered);
    figures.put(Figure.CAPTURED, ordered);
    figures.put(Figure.REFUNDED, takenBack);
    figures.put(Figure.PAYMENTS_CAPTURED, ordered - takenBack);
    SortedMap<String, Long> gone = gone(day);
    figures.put(Figure.PIECES_GONE, sum(gone));
    return new Account(figures, change(day.deliveries(), gone));
  }

  private static SortedMap<String, Long> gone(TradingDay day) {
    SortedMap<String, Long> gone = new TreeMap<>();
    day.placements().forEach(order -> count(order, 1, gone));
    day.cancellations().forEach(step -> count(step.cancelled(), -1, gone));
    return gone;
  }

  private static void count(Step.Placement order, int sign, Map<String, Long> pieces) {
    order.items().forEach(item -> pieces.merge(item.sku(), sign * item.quantity(), Long::sum));
  }

  private static SortedMap<String, Long> change(
      Map<String, Long> delivered, Map<String, Long> gone) {
    SortedMap<String, Long> change = new TreeMap<>(delivered);
    gone.forEach((sku, pieces) -> change.merge(sku, -pieces, Long::sum));
    return change;
  }

  private static long sum(Map<String, Long> pieces) {
    return pieces.values().stream().mapToLong(Long::longValue).sum();
  }
}
