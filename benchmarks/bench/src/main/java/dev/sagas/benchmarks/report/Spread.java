package dev.sagas.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What several runs have shown of one figure. */
public record Spread(double median, double least, double most) {

  /** Of at least one value. */
  public static Spread of(Stream<Double> values) {
    List<Double> sorted = values.sorted().toList();
    int middle = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1
            ? sorted.get(middle)
            : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** Median and, in brackets, range. */
  @Override
  public String toString() {
    return least == most
        ? text(median)
        : "%s (%s to %s)".formatted(text(median), text(least), text(most));
  }

  /** The median alone. */
  public String middle() {
    return text(median);
  }

  private static String text(double value) {
    String format =
        value == Math.rint(value) || value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }
}
