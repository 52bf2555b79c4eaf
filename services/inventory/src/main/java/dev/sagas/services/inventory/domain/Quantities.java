package dev.sagas.services.inventory.domain;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many pieces of each product an order takes.
 *
 * @param bySku 1 or more pieces each, sorted by SKU
 */
public record Quantities(SortedMap<String, Long> bySku) {

  public Quantities {
    bySku = Collections.unmodifiableSortedMap(new TreeMap<>(bySku));
  }

  /** What the lines take together: a product that occurs twice is summed. */
  public static Quantities of(List<Line> lines) {
    SortedMap<String, Long> sum = new TreeMap<>();
    lines.forEach(line -> sum.merge(line.sku(), line.quantity(), Quantities::saturated));
    return new Quantities(sum);
  }

  // More than a long is more than any stock: the order must be refused, not fail.
  private static long saturated(long a, long b) {
    return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
  }
}
