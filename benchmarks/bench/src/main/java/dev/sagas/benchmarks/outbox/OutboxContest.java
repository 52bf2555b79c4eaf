package dev.sagas.benchmarks.outbox;

import dev.sagas.benchmarks.contest.OutboxRun;
import dev.sagas.benchmarks.contest.Scenario;
import dev.sagas.benchmarks.contest.Servers;
import dev.sagas.endtoend.system.NewestJava;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateBroker;
import dev.sagas.test.PrivatePostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Lets every entrant play every scenario, several times, each time in another order. */
final class OutboxContest {

  private final PrivatePostgres postgres;
  private final PrivateBroker broker;
  private final Path logs;
  private final RunLog kept;
  private final PrintStream out;
  private final List<Run> runs = new ArrayList<>();
  private volatile @Nullable Process running;

  /**
   * A contest on running servers.
   *
   * @param logs the folder of what the entrants print
   * @param kept where figures are kept until all are there
   */
  OutboxContest(
      PrivatePostgres postgres, PrivateBroker broker, Path logs, RunLog kept, PrintStream out) {
    this.postgres = postgres;
    this.broker = broker;
    this.logs = logs;
    this.kept = kept;
    this.out = out;
    // Whoever ends this early must not leave an entrant behind, which would go on for hours.
    Runtime.getRuntime().addShutdownHook(new Thread(this::endEntrant));
  }

  private void endEntrant() {
    Process entrant = running;
    if (entrant != null) {
      entrant.destroy();
    }
  }

  /** All runs, in their order. */
  List<Run> play(List<Entrant> entrants, List<Scenario> scenarios, int rounds)
      throws IOException, InterruptedException {
    int all = entrants.size() * scenarios.size() * rounds;
    for (int round = 1; round <= rounds; round++) {
      List<Entrant> order = new ArrayList<>(entrants);
      Collections.rotate(order, round - 1);
      for (Scenario scenario : scenarios) {
        for (Entrant entrant : order) {
          Map<String, Double> figures = figures(entrant, scenario, round);
          runs.add(new Run(entrant, scenario, round, figures));
          out.printf(
              "%3d of %d  %-12s %-20s %s%n", runs.size(), all, scenario, entrant.title(), figures);
        }
      }
    }
    return List.copyOf(runs);
  }

  private Map<String, Double> figures(Entrant entrant, Scenario scenario, int round)
      throws IOException, InterruptedException {
    if (runs.size() < kept.earlier().size()) {
      return kept.earlier().get(runs.size());
    }
    Map<String, Double> figures = run(entrant, scenario, round);
    kept.add(figures);
    return figures;
  }

  private Map<String, Double> run(Entrant entrant, Scenario scenario, int round)
      throws IOException, InterruptedException {
    String database = "bench" + runs.size();
    postgres.createServiceDatabase(database);
    Account account = Account.named(database);
    Servers servers =
        new Servers(
            postgres.jdbcUrl(database),
            account.user(),
            account.password(),
            broker.host(),
            broker.ports().amqp(),
            broker.virtualHost(),
            broker.operator().user(),
            broker.operator().password(),
            postgres.pid(),
            broker.pid());
    Path log = logs.resolve("%s-%s-%d.log".formatted(entrant.title(), scenario, round));
    Map<String, Double> figures = figures(command(entrant, scenario, servers), log);
    drop(database);
    return figures;
  }

  /** So that what a run leaves behind is neither vacuumed during the next nor fills the disk. */
  private void drop(String database) {
    new JdbcTemplate(postgres.dataSource("postgres", PrivatePostgres.SUPERUSER))
        .execute("drop database %s with (force)".formatted(database));
  }

  private static List<String> command(Entrant entrant, Scenario scenario, Servers servers) {
    List<String> command = new ArrayList<>();
    command.addAll(
        List.of(
            NewestJava.find().toString(),
            "-Xmx1g",
            "-cp",
            entrant.classPath(),
            OutboxRun.class.getName(),
            entrant.type(),
            scenario.name()));
    command.addAll(Arrays.asList(servers.arguments()));
    return command;
  }

  private Map<String, Double> figures(List<String> command, Path log)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    running = process;
    process.waitFor();
    try (BufferedReader lines = Files.newBufferedReader(log)) {
      return lines
          .lines()
          .filter(line -> line.startsWith(OutboxRun.RESULT))
          .map(OutboxContest::parse)
          .findFirst()
          .orElse(Map.of());
    }
  }

  private static Map<String, Double> parse(String line) {
    String[] words = line.split(" ", -1);
    Map<String, Double> figures = new LinkedHashMap<>();
    for (int i = 1; i + 1 < words.length; i += 2) {
      figures.put(words[i], Double.parseDouble(words[i + 1]));
    }
    return figures;
  }
}
