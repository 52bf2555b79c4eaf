package dev.sagas.benchmarks.start;

import dev.sagas.benchmarks.report.BarChart;
import dev.sagas.benchmarks.report.Machine;
import dev.sagas.benchmarks.report.Report;
import dev.sagas.benchmarks.report.Spread;
import dev.sagas.test.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code ./dev bench start}: from {@code ./dev up}, built, to the first completed order, and the
 * memory that is resident then.
 */
public final class StartBench {

  private static final int ROUNDS = 5;
  private static final String READY = "seconds until ./dev up is ready";
  private static final String COMPLETED = "seconds until the first order is completed";
  private static final List<Way> WAYS =
      List.of(new Way("one JVM", List.of()), new Way("a JVM each", List.of("--processes")));

  private final Map<String, Map<String, List<Double>>> figures = new LinkedHashMap<>();

  private StartBench() {}

  /** Arguments: how many times each way of starting is measured. */
  public static void main(String... arguments) throws Exception {
    Repository repository = Repository.find();
    int rounds = arguments.length == 0 ? ROUNDS : Integer.parseInt(arguments[0]);
    StartBench bench = new StartBench();
    System.out.println("Building");
    LocalSystem.up(repository.root(), List.of()).close();
    for (int round = 1; round <= rounds; round++) {
      for (Way way : WAYS) {
        bench.measure(way, repository);
        System.out.printf("%d of %d: %s: %s%n", round, rounds, way.name(), bench.last(way.name()));
      }
    }
    System.out.println(bench.report().write(repository, Machine.alone()));
  }

  private void measure(Way way, Repository repository) throws Exception {
    long begin = System.nanoTime();
    try (LocalSystem system = LocalSystem.up(repository.root(), way.options())) {
      note(way.name(), READY, secondsSince(begin));
      system.completeAnOrder();
      note(way.name(), COMPLETED, secondsSince(begin));
      system
          .residentMegabytes()
          .forEach((process, megabytes) -> note(way.name(), "MB of " + process, megabytes));
    }
  }

  /** A way of starting, and what {@code ./dev up} has to be told for it. */
  private record Way(String name, List<String> options) {}

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  private void note(String way, String figure, double value) {
    figures
        .computeIfAbsent(way, it -> new LinkedHashMap<>())
        .computeIfAbsent(figure, it -> new ArrayList<>())
        .add(value);
  }

  private String last(String way) {
    return figures.getOrDefault(way, Map.of()).entrySet().stream()
        .map(
            entry ->
                String.format(
                    Locale.ROOT,
                    "%s %.1f",
                    entry.getKey(),
                    entry.getValue().get(entry.getValue().size() - 1)))
        .collect(Collectors.joining(", "));
  }

  private Report report() {
    BarChart chart = new BarChart();
    StringBuilder body =
        new StringBuilder("| services in | what | median (range) |\n| --- | --- | --- |\n");
    StringBuilder raw = new StringBuilder();
    List<BarChart.Bar> bars = new ArrayList<>();
    figures.forEach(
        (way, all) ->
            all.forEach(
                (figure, values) -> {
                  Spread spread = Spread.of(values.stream());
                  body.append("| %s | %s | %s |%n".formatted(way, figure, spread));
                  raw.append("%s, %s: %s%n".formatted(way, figure, values));
                  if (figure.equals(COMPLETED)) {
                    bars.add(
                        new BarChart.Bar(
                            way, spread.median(), spread.least(), spread.most(), spread.middle()));
                  }
                }));
    chart.add("seconds from ./dev up to the first completed order", bars);
    return new Report(
        "start",
        "How soon the system serves, and its memory",
        "./dev bench start",
        body.toString(),
        chart,
        raw.toString());
  }
}
