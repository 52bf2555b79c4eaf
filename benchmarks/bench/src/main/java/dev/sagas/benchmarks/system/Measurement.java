package dev.sagas.benchmarks.system;

import java.util.Locale;
import java.util.Map;

/**
 * What one phase has shown.
 *
 * @param perSecond orders that ended, a second
 * @param costs CPU milliseconds an order, by process
 */
record Measurement(Timings timings, double perSecond, Map<String, Double> costs) {

  /** Of everything but the load itself. */
  double cost() {
    return costs.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  String row(String what) {
    return String.format(
        Locale.ROOT,
        "| %s | %.1f | %.0f / %.0f / %.0f | %.0f / %.0f / %.0f | %.1f |%n",
        what,
        perSecond,
        timings.fromAcceptance(50),
        timings.fromAcceptance(95),
        timings.fromAcceptance(99),
        timings.fromDue(50),
        timings.fromDue(95),
        timings.fromDue(99),
        cost());
  }

  String costRow(String what) {
    StringBuilder row = new StringBuilder("| ").append(what).append(" |");
    costs.values().forEach(cost -> row.append(String.format(Locale.ROOT, " %.2f |", cost)));
    return row.append('\n').toString();
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%6d orders (%d cancelled), %.1f a second, accepted to completed p50 %.1f p95 %.1f p99 %.1f ms, due to completed p50 %.1f p95 %.1f p99 %.1f ms, CPU %.1f ms an order:%s",
        timings.orders(),
        timings.cancelled(),
        perSecond,
        timings.fromAcceptance(50),
        timings.fromAcceptance(95),
        timings.fromAcceptance(99),
        timings.fromDue(50),
        timings.fromDue(95),
        timings.fromDue(99),
        cost(),
        costList());
  }

  private String costList() {
    StringBuilder list = new StringBuilder();
    costs.forEach((name, cost) -> list.append(String.format(Locale.ROOT, " %s %.1f", name, cost)));
    return list.toString();
  }
}
