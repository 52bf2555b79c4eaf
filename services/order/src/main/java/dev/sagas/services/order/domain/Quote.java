package dev.sagas.services.order.domain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an order would cost by our own prices, or why it cannot be had. */
public sealed interface Quote {

  /** The most pieces of one product in an order. */
  int MAX_QUANTITY = 1_000_000;

  /** The order can be placed. */
  record Priced(List<OrderLine> lines, Money total) implements Quote {
    public Priced {
      lines = List.copyOf(lines);
    }
  }

  /** The order cannot be placed; {@code violations} names at least one line. */
  record Refused(List<Violation> violations) implements Quote {
    public Refused {
      violations = List.copyOf(violations);
    }
  }

  /**
   * Prices {@code requested}. Lines of the same product are merged into the first of them.
   *
   * @param requested at least one line
   * @param prices the known products
   */
  static Quote of(List<RequestedLine> requested, Map<String, Money> prices) {
    List<Violation> violations = new ArrayList<>();
    Map<String, OrderLine> merged = new LinkedHashMap<>();
    for (int i = 0; i < requested.size(); i++) {
      String field = "lines[" + i + "]";
      add(requested.get(i), prices, merged)
          .map(refusal -> new Violation(field + "." + refusal.field(), refusal.message()))
          .ifPresent(violations::add);
    }
    return violations.isEmpty() ? total(merged) : new Refused(violations);
  }

  private static Optional<Violation> add(
      RequestedLine line, Map<String, Money> prices, Map<String, OrderLine> merged) {
    Money price = prices.get(line.sku());
    if (price == null) {
      return Optional.of(new Violation("sku", "must be a product that is for sale"));
    }
    OrderLine before = merged.get(line.sku());
    long quantity = (before == null ? 0L : before.quantity()) + line.quantity();
    if (quantity > MAX_QUANTITY) {
      return Optional.of(
          new Violation("quantity", "must not bring the product to more than " + MAX_QUANTITY));
    }
    merged.put(line.sku(), new OrderLine(line.sku(), (int) quantity, price));
    return otherCurrency(price, merged);
  }

  private static Optional<Violation> otherCurrency(Money price, Map<String, OrderLine> merged) {
    String first = merged.values().iterator().next().unitPrice().currency();
    return first.equals(price.currency())
        ? Optional.empty()
        : Optional.of(
            new Violation("sku", "must be priced in %s like the first line".formatted(first)));
  }

  private static Quote total(Map<String, OrderLine> merged) {
    try {
      List<OrderLine> lines = List.copyOf(merged.values());
      Money total = lines.stream().map(OrderLine::cost).reduce(Money::plus).orElseThrow();
      return total.amount() > 0
          ? new Priced(lines, total)
          : refused("must cost more than zero: there would be nothing to pay");
    } catch (ArithmeticException overflow) {
      return refused("must not cost more than " + Long.MAX_VALUE + " minor units");
    }
  }

  private static Refused refused(String message) {
    return new Refused(List.of(new Violation("lines", message)));
  }
}
