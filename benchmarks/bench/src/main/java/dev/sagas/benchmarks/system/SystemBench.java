package dev.sagas.benchmarks.system;

import dev.sagas.benchmarks.report.Machine;
import dev.sagas.stack.replay.Baskets;
import dev.sagas.test.Repository;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ./dev bench system}: the whole checkout, at rest, at fixed rates and as fast as it goes.
 */
public final class SystemBench {

  private static final int MOST_WARM_UPS = 20;
  private static final double WARMER = 0.97;
  private static final int SECONDS = 60;
  private static final int CLIENTS = 48;
  private static final int AT_REST = 200;
  private static final int STATEMENTS = 30;
  private static final List<Double> RATES = List.of(20.0, 50.0, 100.0, 150.0);

  private final MeasuredSystem system;
  private final PrintStream out;
  private final Map<String, Measurement> measured = new LinkedHashMap<>();
  private String statements = "";
  private String profile = "";

  private SystemBench(MeasuredSystem system, PrintStream out) {
    this.system = system;
    this.out = out;
  }

  /**
   * Arguments: a retailer's file, or nothing for the sample; then how many seconds each measurement
   * lasts.
   */
  public static void main(String... arguments) throws Exception {
    Repository repository = Repository.find();
    boolean sample = arguments.length == 0 || arguments[0].equals("sample");
    List<List<Baskets.Line>> orders =
        sample ? Baskets.ofSample() : Baskets.of(Path.of(arguments[0]));
    int seconds = arguments.length < 2 ? SECONDS : Integer.parseInt(arguments[1]);
    Path folder = Path.of("target", "system").toAbsolutePath();
    try (MeasuredSystem system = MeasuredSystem.start(folder, orders, System.out)) {
      SystemBench bench = new SystemBench(system, System.out);
      bench.run(seconds, folder);
      Machine machine =
          Machine.running(system.servers().postgres(), "order", system.servers().messageBroker());
      SystemReport report =
          new SystemReport(
              sample ? "the sample" : "a retailer's day",
              system.linesPerOrder(),
              bench.measured,
              bench.statements,
              bench.profile);
      System.out.println(report.report().write(repository, machine));
    }
    // Clients of the services hold threads that no one ends.
    System.exit(0);
  }

  private void run(int seconds, Path folder) throws Exception {
    Load load = system.load();
    warmUp(load, seconds);
    measured.clear();
    measure("one after the other", () -> load.oneByOne(AT_REST));
    for (double rate : RATES) {
      measure("%.0f a second".formatted(rate), () -> load.atRate(rate, seconds));
    }
    Phase closedLoop = () -> load.asFastAsServed(CLIENTS, seconds);
    measure(CLIENTS + " clients, as fast as served", closedLoop);
    profile(closedLoop, folder);
  }

  /** Until an order costs no less any more: the compilers of four services take their time. */
  private void warmUp(Load load, int seconds) throws Exception {
    double least = Double.MAX_VALUE;
    int idle = 0;
    for (int i = 1; i <= MOST_WARM_UPS && idle < 2; i++) {
      double cost = measure("warm-up " + i, () -> load.asFastAsServed(CLIENTS, seconds)).cost();
      idle = cost < WARMER * least ? 0 : idle + 1;
      least = Math.min(least, cost);
    }
  }

  private Measurement measure(String what, Phase phase) throws Exception {
    system.statements().forget();
    Costs before = system.costs();
    Timings timings = phase.run();
    Measurement measurement =
        new Measurement(
            timings, timings.perSecond(), system.costs().perOrderSince(before, timings.orders()));
    statements =
        "%.1f statements an order. Those that took longest:%n%n%s"
            .formatted(
                (double) system.statements().count() / timings.orders(),
                system.statements().table(timings.orders(), STATEMENTS));
    system.awaitQuiet();
    measured.put(what, measurement);
    out.printf("%-30s %s%n", what, measurement);
    return measurement;
  }

  /** By itself, since it costs something. */
  private void profile(Phase phase, Path folder) throws Exception {
    Map<String, FlightRecording> recordings = new LinkedHashMap<>();
    system
        .servicePids()
        .forEach(
            (name, pid) ->
                recordings.put(name, FlightRecording.begin(pid, folder.resolve(name + ".jfr"))));
    phase.run();
    Profile found = new Profile();
    for (Map.Entry<String, FlightRecording> recording : recordings.entrySet()) {
      found.add(recording.getKey(), recording.getValue().end());
    }
    profile = found.table();
    system.awaitQuiet();
  }

  @FunctionalInterface
  private interface Phase {
    Timings run() throws Exception;
  }
}
