package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.audit.EventAudit;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.endtoend.system.ServiceSetup;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/** One run: a system of its own, customers, faults, and the judgement after them. */
public final class ChaosRun {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

  /** So many have ended before the first fault: the first code that each service runs is slow. */
  private static final int WARM_UP = 100;

  /** More, and hardly an order would get through on a small machine. */
  private static final int AT_A_TIME = 2;

  private static final Duration LONGEST_REST = Duration.ofSeconds(20);
  private static final Duration LONGEST_REST_OF_NETWORK = Duration.ofSeconds(5);

  private final ChaosOptions options;
  private final PrintStream out;
  private final Path folder;
  private final UnaryOperator<ServiceSetup> programs;

  /**
   * A run that is not begun.
   *
   * @param target the folder in which it makes its own, {@code chaos/<seed>-<time>}
   * @param programs chooses the form in which a service is run
   */
  public ChaosRun(
      ChaosOptions options, Path target, UnaryOperator<ServiceSetup> programs, PrintStream out) {
    this.options = options;
    this.out = out;
    String time = LocalDateTime.now(ZoneOffset.UTC).format(TIME);
    this.folder = target.resolve("chaos").resolve(options.seed() + "-" + time).toAbsolutePath();
    this.programs = programs;
  }

  /** Where report and logs are. */
  public Path folder() {
    return folder;
  }

  /**
   * Runs all of it and writes the report.
   *
   * @throws Exception if the system could not be started, or the judgement not be made
   */
  public RunResult run() throws Exception {
    out.println("Starting PostgreSQL, RabbitMQ and the services; everything is kept in " + folder);
    try (ChaosSystem system = ChaosSystem.start(folder, options.cluster(), programs)) {
      RunResult result = run(system);
      new Report(result, rabbitMq(system), postgres(system)).writeTo(folder);
      out.println();
      out.println(Files.readString(folder.resolve("report.md")));
      return result;
    }
  }

  /** Forgets what the servers stored, and keeps what they said. */
  public void discardData() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> data = files.filter(this::isData).sorted(Comparator.reverseOrder()).toList();
      for (Path file : data) {
        Files.delete(file);
      }
    }
  }

  private boolean isData(Path file) {
    return StreamSupport.stream(folder.relativize(file).spliterator(), false)
        .anyMatch(name -> name.toString().equals("data"));
  }

  private RunResult run(ChaosSystem system) throws Exception {
    EventAudit audit = new EventAudit(system.servers());
    SplittableRandom seeds = new SplittableRandom(options.seed());
    Catalogue catalogue = new Catalogue(system.till(), seeds.split());
    Receipts receipts = new Receipts();
    StubbornClient client = new StubbornClient();
    Judge judge = new Judge(system, audit, catalogue, receipts, options.limit());
    Parts parts = new Parts();
    Saboteur saboteur = saboteur(system, parts, seeds);
    List<String> violations = new ArrayList<>();
    try (Load load = new Load(system, catalogue, receipts, client, seeds.nextLong());
        Watchman watchman = new Watchman(system, parts);
        LogFollower follower = new LogFollower(audit);
        Progress progress = new Progress(out, system, saboteur, receipts, load, parts)) {
      load.start(options.rate());
      Awaitility.await("the first orders' end")
          .atMost(Duration.ofMinutes(2))
          .until(() -> judge.ended() >= WARM_UP);
      saboteur.work(options.time());
      long healed = System.nanoTime();
      out.println("The last fault is over: waiting for the customers' answers, and for rest");
      load.end();
      follower.close();
      Verdict verdict = judge.judge(healed);
      violations.addAll(watchman.seen());
      violations.addAll(unmended(saboteur.struck()));
      violations.addAll(verdict.violations());
      return new RunResult(
          options,
          saboteur.struck(),
          receipts.sent(),
          client.repetitions(),
          verdict,
          system.findings(),
          violations);
    }
  }

  private Saboteur saboteur(ChaosSystem system, Parts parts, SplittableRandom seeds) {
    Saboteur saboteur = new Saboteur(parts);
    system
        .faults()
        .forEach(
            (besideOthers, faults) -> {
              long seed = seeds.nextLong();
              List<Fault> wanted =
                  faults.stream().filter(fault -> options.wants(fault.kind())).toList();
              if (!wanted.isEmpty()) {
                saboteur.add(
                    new Plan(wanted, seed, besideOthers ? LONGEST_REST_OF_NETWORK : LONGEST_REST),
                    besideOthers ? 1 : AT_A_TIME);
              }
            });
    if (saboteur.isIdle()) {
      throw new IllegalArgumentException("no kind of fault is called " + options.only());
    }
    return saboteur;
  }

  private static List<String> unmended(List<Struck> struck) {
    return struck.stream()
        .filter(fault -> fault.failure() != null)
        .map(
            fault ->
                "%s, begun after %d s, failed: %s"
                    .formatted(fault.kind(), fault.after().toSeconds(), fault.failure()))
        .toList();
  }

  private static String rabbitMq(ChaosSystem system) {
    return system.broker().management().get("/api/overview").path("rabbitmq_version").asText();
  }

  private static String postgres(ChaosSystem system) {
    return system.books().of("order").sql("show server_version").query(String.class).single();
  }
}
