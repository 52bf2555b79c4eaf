package dev.sagas.stack.replay;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Prints the tables at the end of a replay. */
final class ReportPrinter {

  private static final int PENNY_SCALE = 2;

  private final PrintStream out;

  ReportPrinter(PrintStream out) {
    this.out = out;
  }

  /** Where each line of the file went. */
  void lines(TradingDay day) {
    out.println();
    out.printf("%-58s %8s %14s%n", "Lines of the file", "lines", "GBP");
    for (Bucket bucket : Bucket.values()) {
      row(
          bucket.meaning(),
          day.lines().getOrDefault(bucket, 0),
          day.worth().getOrDefault(bucket, BigDecimal.ZERO));
    }
    BigDecimal worth = day.worth().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    row("all", day.lineCount(), worth);
    out.println();
  }

  private void row(String title, int lines, BigDecimal worth) {
    out.printf(Locale.ROOT, "  %-56s %,8d %,14.2f%n", title, lines, worth);
  }

  /** The two sides, and where they differ. */
  void reconciliation(Reconciliation both) {
    out.println();
    out.printf("%-58s %14s %14s%n", "Reconciliation", "file", "databases");
    for (Figure figure : Figure.values()) {
      side(
          figure.title(),
          text(both.file().figure(figure), figure.isMoney()),
          text(both.databases().figure(figure), figure.isMoney()));
    }
    side(
        "products whose stock was compared",
        text(both.file().stockChange().size(), false),
        text(both.databases().stockChange().size(), false));
    out.println();
    conclusion(both.disagreements());
  }

  private void side(String title, String file, String databases) {
    out.printf("  %-56s %14s %14s%n", title, file, databases);
  }

  private void conclusion(List<Reconciliation.Disagreement> disagreements) {
    if (disagreements.isEmpty()) {
      out.println("The file and the databases agree to the penny and the piece.");
      return;
    }
    out.println("The file and the databases DISAGREE on " + disagreements.size() + ":");
    disagreements.forEach(
        each ->
            out.printf(
                "  %s: expected %s, found %s%n",
                each.title(),
                text(each.expected(), each.money()),
                text(each.found(), each.money())));
  }

  private static String text(long value, boolean money) {
    return money
        ? String.format(Locale.ROOT, "%,.2f", BigDecimal.valueOf(value, PENNY_SCALE))
        : String.format(Locale.ROOT, "%,d", value);
  }
}
