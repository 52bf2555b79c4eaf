package dev.sagas.benchmarks.inbox;

import dev.sagas.benchmarks.report.BarChart;
import dev.sagas.benchmarks.report.Report;
import dev.sagas.benchmarks.report.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What inboxes of several sizes have shown: medians and ranges. */
record InboxReport(List<InboxSize> sizes, List<Long> leftOut, List<InboxFigures> figures) {

  private static final String INTRODUCTION =
      """
      Two workers note batches of 32 events, each batch in a transaction, in an inbox that holds rows of the last 29 days
      already. New events come with identifiers of now; old ones are drawn from all that it holds. The purge
      deletes the oldest 50,000 rows, 5,000 at a time. Medians, and in brackets the range, of all rounds, in which the
      inboxes take turns.

      """;

  private static final String IN_WORDS =
      """

      The index of the primary key has %d levels with %,d rows, and a page of it has room for about %.0f entries: ten times
      as many rows add one level at the most, which is one more page to look at, and those above the lowest stay in
      memory. New identifiers begin with the time, so that they lie beside each other at its right end whatever is left of them.
      """;

  private static final List<String> ROWS =
      List.of(
          InboxFigures.NEW,
          InboxFigures.CPU,
          InboxFigures.REDELIVERED,
          InboxFigures.PURGED,
          InboxFigures.NOTHING_DUE);

  private static final int PAGE_BYTES = 8_192;
  private static final double GIGABYTE = 1e9;

  Report report() {
    BarChart chart = new BarChart();
    ROWS.forEach(row -> chart.add(row, bars(row)));
    return new Report(
        "growth-inbox",
        "An inbox that has grown",
        "./dev bench growth",
        INTRODUCTION + table() + inWords(),
        chart,
        rawData());
  }

  private List<BarChart.Bar> bars(String row) {
    return sizes.stream().flatMap(size -> bar(row, size).stream()).toList();
  }

  private Optional<BarChart.Bar> bar(String row, InboxSize size) {
    return spread(row, size)
        .map(
            it ->
                new BarChart.Bar(
                    "%,d rows".formatted(size.rows()),
                    it.median(),
                    it.least(),
                    it.most(),
                    it.middle()));
  }

  private Optional<Spread> spread(String row, InboxSize size) {
    List<Double> values =
        figures.stream()
            .filter(it -> it.rows() == size.rows())
            .map(it -> it.values().get(row))
            .filter(Objects::nonNull)
            .toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(Spread.of(values.stream()));
  }

  private String table() {
    StringBuilder table = new StringBuilder("| rows in the inbox |");
    sizes.forEach(size -> table.append(" %,d |".formatted(size.rows())));
    table.append("\n| --- |").append(" --- |".repeat(sizes.size())).append('\n');
    for (String row : ROWS) {
      List<String> cells =
          sizes.stream().map(size -> spread(row, size).map(Spread::toString).orElse("")).toList();
      table.append(line(row, cells));
    }
    table.append(line("size, GB", sizes.stream().map(it -> gigabytes(it.bytes())).toList()));
    return table.toString();
  }

  private static String line(String title, List<String> cells) {
    return "| %s | %s |%n".formatted(title, String.join(" | ", cells));
  }

  /** What can be said of inboxes that were not measured. */
  private String inWords() {
    InboxSize largest = sizes.get(sizes.size() - 1);
    if (largest.rows() == 0) {
      return "";
    }
    StringBuilder words = new StringBuilder();
    words.append(
        String.format(
            Locale.ROOT,
            "%nA row takes %.0f bytes in the table and %.0f in its primary key.",
            largest.tableBytesPerRow(),
            largest.keyBytesPerRow()));
    leftOut.forEach(
        rows ->
            words.append(
                " %,d rows would take %s GB: with room to work, more than half of what was free here."
                    .formatted(rows, gigabytes(largest.bytesPerRow() * rows))));
    words.append('\n');
    return words
        .append(
            String.format(
                Locale.ROOT,
                IN_WORDS,
                largest.keyLevels(),
                largest.rows(),
                PAGE_BYTES / largest.keyBytesPerRow()))
        .toString();
  }

  private static String gigabytes(double bytes) {
    return String.format(Locale.ROOT, "%.2f", bytes / GIGABYTE);
  }

  private String rawData() {
    List<String> lines = new ArrayList<>();
    sizes.forEach(size -> lines.add(size.toString()));
    figures.forEach(it -> lines.add(it.rows() + " " + it.values()));
    return lines.stream().collect(Collectors.joining("\n", "", "\n"));
  }
}
