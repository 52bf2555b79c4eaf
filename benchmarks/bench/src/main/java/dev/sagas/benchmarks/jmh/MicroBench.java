package dev.sagas.benchmarks.jmh;

import dev.sagas.benchmarks.report.BarChart;
import dev.sagas.benchmarks.report.Machine;
import dev.sagas.benchmarks.report.Report;
import dev.sagas.endtoend.system.NewestJava;
import dev.sagas.test.Repository;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@code ./dev bench micro}: what one event costs the processor. */
public final class MicroBench {

  private static final int FORKS = 2;
  private static final int WARM_UPS = 3;
  private static final int MEASUREMENTS = 5;

  private MicroBench() {}

  /** Arguments: a regular expression that chooses benchmarks; all when left out. */
  public static void main(String... arguments) throws Exception {
    Options options =
        new OptionsBuilder()
            .include(arguments.length == 0 ? "dev\\.sagas\\..*" : arguments[0])
            .jvm(NewestJava.find().toString())
            .forks(FORKS)
            .warmupIterations(WARM_UPS)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(MEASUREMENTS)
            .measurementTime(TimeValue.seconds(1))
            .build();
    Report report = report(new Runner(options).run());
    System.out.println(report.write(Repository.find(), Machine.alone()));
  }

  private static Report report(Collection<RunResult> results) {
    BarChart chart = new BarChart();
    chart.add("nanoseconds each", results.stream().map(MicroBench::bar).toList());
    String rows = results.stream().map(MicroBench::row).collect(Collectors.joining());
    List<String> raw =
        results.stream()
            .map(it -> name(it) + ": " + it.getPrimaryResult().extendedInfo().strip())
            .toList();
    return new Report(
        "micro",
        "What one event costs the processor",
        "./dev bench micro",
        "| operation | ns | 99.9 % confident within |\n| --- | --- | --- |\n" + rows,
        chart,
        String.join("\n\n", raw) + "\n");
  }

  private static BarChart.Bar bar(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    double score = result.getScore();
    double error = Double.isNaN(result.getScoreError()) ? 0 : result.getScoreError();
    return new BarChart.Bar(
        name(run), score, Math.max(0, score - error), score + error, "%.0f".formatted(score));
  }

  private static String row(RunResult run) {
    Result<?> result = run.getPrimaryResult();
    return String.format(
        Locale.ROOT,
        "| %s | %.0f | ± %.0f |%n",
        name(run),
        result.getScore(),
        result.getScoreError());
  }

  private static String name(RunResult run) {
    String full = run.getParams().getBenchmark();
    String[] words = full.split("\\.");
    return words[words.length - 2].replace("Benchmark", "") + "." + words[words.length - 1];
  }
}
