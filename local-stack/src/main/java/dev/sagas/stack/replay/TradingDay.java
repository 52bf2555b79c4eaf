package dev.sagas.stack.replay;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a file says that happened, by the rules of docs/replay.md: nothing here knows of services.
 *
 * @param steps in the order of the file
 * @param names of each SKU that is sold
 * @param deliveries pieces of each SKU that the file sells: what must be in stock at the start
 * @param lines how many lines of the file ended in each bucket; they add up to the file's lines
 * @param worth what they are worth, in pounds
 */
record TradingDay(
    List<Step> steps,
    SortedMap<String, String> names,
    SortedMap<String, Long> deliveries,
    Map<Bucket, Integer> lines,
    Map<Bucket, BigDecimal> worth) {

  /** Applies the rules to a file. */
  static TradingDay of(List<RetailLine> file) {
    Map<String, List<RetailLine>> invoices = new LinkedHashMap<>();
    file.forEach(
        line -> invoices.computeIfAbsent(line.invoice(), invoice -> new ArrayList<>()).add(line));
    DayBuilder day = new DayBuilder();
    invoices.values().forEach(day::add);
    return day.build();
  }

  List<Step.Placement> placements() {
    return only(Step.Placement.class);
  }

  List<Step.Cancellation> cancellations() {
    return only(Step.Cancellation.class);
  }

  Set<Buyer> buyers() {
    Map<String, Buyer> byReference = new LinkedHashMap<>();
    placements()
        .forEach(order -> byReference.putIfAbsent(order.buyer().reference(), order.buyer()));
    return new LinkedHashSet<>(byReference.values());
  }

  /** The price each SKU is first sold at, in pennies. */
  SortedMap<String, Long> openingPrices() {
    SortedMap<String, Long> prices = new TreeMap<>();
    placements().stream()
        .flatMap(order -> order.items().stream())
        .forEach(item -> prices.putIfAbsent(item.sku(), item.unitPrice()));
    return prices;
  }

  int lineCount() {
    return lines.values().stream().mapToInt(Integer::intValue).sum();
  }

  private <T extends Step> List<T> only(Class<T> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  /** Counts lines by bucket. */
  static final class Tally {
    private final Map<Bucket, Integer> lines = new EnumMap<>(Bucket.class);
    private final Map<Bucket, BigDecimal> worth = new EnumMap<>(Bucket.class);

    void add(Bucket bucket, RetailLine line) {
      lines.merge(bucket, 1, Integer::sum);
      worth.merge(bucket, line.worth(), BigDecimal::add);
    }

    Map<Bucket, Integer> lines() {
      return lines;
    }

    Map<Bucket, BigDecimal> worth() {
      return worth;
    }
  }
}
