package dev.sagas.benchmarks.outbox;

import dev.sagas.benchmarks.contest.Scenario;
import java.util.List;
import java.util.Set;

/**
 * A line of the report.
 *
 * @param figure as runs name it
 */
record Row(String title, Scenario scenario, String figure) {

  private static final Set<String> CHARTED = Set.of("perSecond", "p99", "cpuJvm", "cpuDatabase");

  static final List<Row> ALL =
      List.of(
          new Row("sustained, events received a second", Scenario.SUSTAINED, "perSecond"),
          new Row("backlog of 20,000 drained, a second", Scenario.BACKLOG, "perSecond"),
          new Row("commit to receipt at 200 a second, p50, ms", Scenario.LATENCY, "p50"),
          new Row("commit to receipt at 200 a second, p95, ms", Scenario.LATENCY, "p95"),
          new Row("commit to receipt at 200 a second, p99, ms", Scenario.LATENCY, "p99"),
          new Row("inversions per key, draining", Scenario.BACKLOG, "inversions"),
          new Row("duplicates, draining", Scenario.BACKLOG, "duplicates"),
          new Row("lost, of 1,000 unroutable", Scenario.UNROUTABLE, "lost"),
          new Row("lost, of 400 while the exchange was missing", Scenario.NO_EXCHANGE, "lost"),
          new Row("backlog of 10,000,000 drained, a second", Scenario.LARGE_BACKLOG, "perSecond"),
          new Row(
              "with a transaction open elsewhere, a second, at first",
              Scenario.OPEN_TRANSACTION,
              "perSecondAtFirst"),
          new Row(
              "with a transaction open elsewhere, a second, after 10 minutes",
              Scenario.OPEN_TRANSACTION,
              "perSecond"),
          new Row("two instances, a second", Scenario.TWO_INSTANCES, "perSecond"),
          new Row("two instances, inversions", Scenario.TWO_INSTANCES, "inversions"),
          new Row("four instances, a second", Scenario.FOUR_INSTANCES, "perSecond"),
          new Row("four instances, inversions", Scenario.FOUR_INSTANCES, "inversions"),
          new Row("CPU s per 1,000 events, JVM, sustained", Scenario.SUSTAINED, "cpuJvm"),
          new Row(
              "CPU s per 1,000 events, PostgreSQL, sustained", Scenario.SUSTAINED, "cpuDatabase"),
          new Row("CPU s per 1,000 events, RabbitMQ, sustained", Scenario.SUSTAINED, "cpuBroker"));

  /** Whether it is told by the image too. */
  boolean charted() {
    return CHARTED.contains(figure);
  }
}
