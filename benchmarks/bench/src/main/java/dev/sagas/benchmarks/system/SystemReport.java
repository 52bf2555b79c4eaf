package dev.sagas.benchmarks.system;

import dev.sagas.benchmarks.report.BarChart;
import dev.sagas.benchmarks.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What is written of a measured system.
 *
 * @param orders what was ordered
 * @param linesPerOrder how many lines an order had, on average
 * @param measured each load, by what it was
 * @param statements what the last load asked of the databases, as a table
 * @param profile what the services did under it, as a table
 */
record SystemReport(
    String orders,
    double linesPerOrder,
    Map<String, Measurement> measured,
    String statements,
    String profile) {

  Report report() {
    BarChart chart = new BarChart();
    chart.add("accepted to completed, ms, p50, up to p99", bars());
    StringBuilder raw = new StringBuilder();
    measured.forEach((what, it) -> raw.append(what).append(": ").append(it).append('\n'));
    return new Report(
        "system",
        "The whole checkout under load",
        "./dev bench system",
        loads() + costs() + causes(),
        chart,
        raw.toString());
  }

  private String loads() {
    StringBuilder table = new StringBuilder();
    table.append(
        String.format(
            Locale.ROOT,
            """
            Orders of %s, %.1f lines each on average; the payment provider answers at once; each phase \
            lasts until its orders have ended, and the books add up after each.

            | load | orders a second | accepted to completed, p50 / p95 / p99, ms | due to completed, p50 / p95 / p99, ms | CPU ms an order |
            | --- | --- | --- | --- | --- |
            """,
            orders,
            linesPerOrder));
    measured.forEach((what, it) -> table.append(it.row(what)));
    return table.toString();
  }

  private String costs() {
    StringBuilder table = new StringBuilder("\nCPU ms an order, by process:\n\n| load |");
    List<String> processes = List.copyOf(measured.values().iterator().next().costs().keySet());
    processes.forEach(process -> table.append(' ').append(process).append(" |"));
    table.append("\n| --- |").append(" --- |".repeat(processes.size())).append('\n');
    measured.forEach((what, it) -> table.append(it.costRow(what)));
    return table.toString();
  }

  private String causes() {
    return """

        What the services did under the last load, by JDK Flight Recorder:

        %s
        What it cost the databases, by `pg_stat_statements`: %s"""
        .formatted(profile, statements);
  }

  private List<BarChart.Bar> bars() {
    List<BarChart.Bar> bars = new ArrayList<>();
    measured.forEach(
        (what, it) ->
            bars.add(
                new BarChart.Bar(
                    what,
                    it.timings().fromAcceptance(50),
                    it.timings().fromAcceptance(50),
                    it.timings().fromAcceptance(99),
                    "%.0f ms".formatted(it.timings().fromAcceptance(50)))));
    return bars;
  }
}
