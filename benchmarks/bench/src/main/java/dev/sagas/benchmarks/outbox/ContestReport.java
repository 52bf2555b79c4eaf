package dev.sagas.benchmarks.outbox;

import dev.sagas.benchmarks.report.BarChart;
import dev.sagas.benchmarks.report.Report;
import dev.sagas.benchmarks.report.Spread;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a contest has shown: medians and ranges. */
record ContestReport(String part, String title, String introduction, List<Run> runs) {

  Report report() {
    BarChart chart = new BarChart();
    for (Row row : Row.ALL) {
      if (row.charted() && isPlayed(row)) {
        chart.add(row.title(), bars(row));
      }
    }
    return new Report(part, title, "./dev bench " + part, introduction + table(), chart, rawData());
  }

  private List<BarChart.Bar> bars(Row row) {
    return entrants().stream().flatMap(entrant -> bar(row, entrant).stream()).toList();
  }

  private Optional<BarChart.Bar> bar(Row row, Entrant entrant) {
    List<Double> values = values(row, entrant);
    if (values.isEmpty()) {
      return Optional.empty();
    }
    Spread spread = Spread.of(values.stream());
    return Optional.of(
        new BarChart.Bar(
            entrant.title(), spread.median(), spread.least(), spread.most(), spread.middle()));
  }

  private List<Entrant> entrants() {
    return runs.stream().map(Run::entrant).distinct().toList();
  }

  private String table() {
    List<Entrant> entrants = entrants();
    StringBuilder table = new StringBuilder("| measured |");
    entrants.forEach(entrant -> table.append(' ').append(entrant.title()).append(" |"));
    table.append("\n| --- |").append(" --- |".repeat(entrants.size())).append('\n');
    for (Row row : Row.ALL) {
      if (isPlayed(row)) {
        table.append("| ").append(row.title()).append(" |");
        entrants.forEach(entrant -> table.append(' ').append(cell(row, entrant)).append(" |"));
        table.append('\n');
      }
    }
    return table.toString();
  }

  private boolean isPlayed(Row row) {
    return runs.stream().anyMatch(run -> run.scenario() == row.scenario());
  }

  private String cell(Row row, Entrant entrant) {
    List<Double> values = values(row, entrant);
    if (values.isEmpty()) {
      return "failed";
    }
    String spread = Spread.of(values.stream()).toString();
    long failed = figures(row, entrant).count() - values.size();
    return failed == 0 ? spread : "%s, failed %d times".formatted(spread, failed);
  }

  private List<Double> values(Row row, Entrant entrant) {
    return figures(row, entrant).map(it -> it.get(row.figure())).filter(Objects::nonNull).toList();
  }

  private Stream<Map<String, Double>> figures(Row row, Entrant entrant) {
    return runs.stream()
        .filter(run -> run.entrant().equals(entrant) && run.scenario() == row.scenario())
        .map(Run::figures);
  }

  /** One line for each run, to be kept beside the table. */
  private String rawData() {
    return runs.stream()
        .map(
            run ->
                "%d %s %s %s"
                    .formatted(run.round(), run.scenario(), run.entrant().title(), run.figures()))
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
