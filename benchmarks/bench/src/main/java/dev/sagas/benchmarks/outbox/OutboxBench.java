package dev.sagas.benchmarks.outbox;

import dev.sagas.benchmarks.contest.Scenario;
import dev.sagas.benchmarks.report.Machine;
import dev.sagas.benchmarks.report.Report;
import dev.sagas.benchmarks.servers.DataFolder;
import dev.sagas.test.BrokerSettings;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivateBroker;
import dev.sagas.test.PrivatePostgres;
import dev.sagas.test.Repository;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** {@code ./dev bench outbox}. */
public final class OutboxBench {

  private static final int ROUNDS = 5;
  private static final String TITLE = "Outboxes beside each other";
  private static final String INTRODUCTION =
      """
      Eight threads transact: each transaction is a row of work and an event of 500 bytes. Every run has a process, a
      database and an exchange of its own, and one quorum queue that one consumer reads. Medians, and in brackets the
      range, of all rounds; each round has another order. The floor is the least that a relay has to do: it keeps order
      with one instance only, and loses what is unroutable. Its messages are bare bodies; the other floor's
      carry the properties and headers of this project's.

      """;

  private OutboxBench() {}

  /** Arguments: rounds; entrants, separated by commas; scenarios, likewise. All may be left out. */
  public static void main(String... arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    List<Entrant> entrants =
        Entrant.ALL.stream()
            .filter(
                it ->
                    arguments.length < 2 || List.of(arguments[1].split(",")).contains(it.module()))
            .toList();
    List<Scenario> scenarios =
        arguments.length < 3
            ? Scenario.CONTEST
            : Arrays.stream(arguments[2].split(",")).map(Scenario::valueOf).toList();
    run(
        entrants,
        scenarios,
        rounds,
        runs -> new ContestReport("outbox", TITLE, INTRODUCTION, runs));
  }

  static void run(
      List<Entrant> entrants,
      List<Scenario> scenarios,
      int rounds,
      Function<List<Run>, ContestReport> report)
      throws Exception {
    Path target = Path.of("target", "outbox").toAbsolutePath();
    Repository repository = Repository.find();
    String plan =
        "%d rounds of %s by %s"
            .formatted(rounds, scenarios, entrants.stream().map(Entrant::title).toList());
    RunLog kept = RunLog.open(target.resolve("runs.txt"), Report.commit(repository), plan);
    if (!kept.earlier().isEmpty()) {
      System.out.printf(
          "Goes on after %d runs; without %s it would begin anew%n",
          kept.earlier().size(), kept.file());
    }
    try (DataFolder data = DataFolder.in(target);
        PrivateBroker broker =
            PrivateBroker.start(BrokerSettings.importing(repository.definitions()));
        PrivatePostgres postgres =
            PrivatePostgres.start(PostgresSettings.temporary().in(data.path()))) {
      List<Run> runs =
          new OutboxContest(postgres, broker, target, kept, System.out)
              .play(entrants, scenarios, rounds);
      postgres.createServiceDatabase("machine");
      Machine machine = Machine.running(postgres, "machine", broker);
      System.out.println(report.apply(runs).report().write(repository, machine));
      kept.delete();
    }
  }
}
