package dev.sagas.stack.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns invoices, in the order of the file, into the steps of the day. */
final class DayBuilder {

  private final List<Step> steps = new ArrayList<>();
  private final SortedMap<String, String> names = new TreeMap<>();
  private final SortedMap<String, Long> deliveries = new TreeMap<>();
  private final TradingDay.Tally tally = new TradingDay.Tally();
  private final StandingOrders standing = new StandingOrders();

  void add(List<RetailLine> invoice) {
    List<RetailLine> sold = new ArrayList<>();
    List<RetailLine> returned = new ArrayList<>();
    for (RetailLine line : invoice) {
      Bucket bucket = LineRules.classify(line);
      switch (bucket) {
        case SOLD_TO_CUSTOMER, SOLD_TO_GUEST -> {
          sold.add(line);
          tally.add(bucket, line);
        }
        case RETURNED, RETURN_OF_NOTHING_KNOWN -> returned.add(line);
        default -> tally.add(bucket, line);
      }
    }
    sell(sold);
    takeBack(returned);
  }

  TradingDay build() {
    return new TradingDay(steps, names, deliveries, tally.lines(), tally.worth());
  }

  private void sell(List<RetailLine> lines) {
    lines.forEach(this::know);
    String key = lines.isEmpty() ? "" : lines.get(0).invoice();
    for (List<Item> items : Items.onePricePerSku(lines)) {
      place(new Step.Placement(key, Buyer.of(lines.get(0)), items));
      key = nextPart(lines.get(0).invoice(), key);
    }
  }

  private static String nextPart(String invoice, String key) {
    int part = key.equals(invoice) ? 1 : Integer.parseInt(key.substring(invoice.length() + 1));
    return invoice + "-" + (part + 1);
  }

  private void know(RetailLine line) {
    String sku = LineRules.sku(line);
    deliveries.merge(sku, (long) line.quantity(), Math::addExact);
    if (!line.description().isEmpty()) {
      names.putIfAbsent(sku, line.description());
    }
  }

  private void place(Step.Placement order) {
    order.items().forEach(item -> names.putIfAbsent(item.sku(), item.sku()));
    steps.add(order);
    standing.add(order);
  }

  /**
   * A return is taken as a whole: each of its lines was bought with one order, or none is known.
   */
  private void takeBack(List<RetailLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<Item> items = Items.returned(lines);
    Bucket bucket =
        standing
            .holding(Buyer.of(lines.get(0)), items)
            .map(order -> undo(lines.get(0).invoice(), order, items))
            .orElse(Bucket.RETURN_OF_NOTHING_KNOWN);
    lines.forEach(line -> tally.add(bucket, line));
  }

  private Bucket undo(String invoice, Step.Placement order, List<Item> items) {
    standing.remove(order);
    steps.add(new Step.Cancellation(invoice, order));
    List<Item> kept = Items.without(order.items(), items);
    if (!kept.isEmpty()) {
      place(new Step.Placement(order.key() + "-less-" + invoice, order.buyer(), kept));
    }
    return Bucket.RETURNED;
  }
}
