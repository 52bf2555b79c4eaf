package dev.sagas.benchmarks.inbox;

import dev.sagas.benchmarks.report.Machine;
import dev.sagas.benchmarks.report.Report;
import dev.sagas.benchmarks.servers.DataFolder;
import dev.sagas.test.PostgresSettings;
import dev.sagas.test.PrivatePostgres;
import dev.sagas.test.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;

/** Whether consuming stays as fast when the inbox holds many rows. */
public final class InboxGrowth {

  /** What is measured when nothing else is asked for. */
  public static final List<Long> ROWS = List.of(0L, 1_000_000L, 10_000_000L, 100_000_000L);

  /** Beside its rows a database writes its log, and vacuum and checkpoints want room. */
  private static final double WITH_ROOM_TO_WORK = 1.2;

  private final PrivatePostgres postgres;
  private final PrintStream out;
  private final List<InboxTable> tables = new ArrayList<>();
  private final List<InboxSize> sizes = new ArrayList<>();
  private final List<Long> leftOut = new ArrayList<>();
  private final List<InboxFigures> figures = new ArrayList<>();

  private InboxGrowth(PrivatePostgres postgres, PrintStream out) {
    this.postgres = postgres;
    this.out = out;
  }

  /**
   * Measures inboxes of so many rows, by turns, and writes the report.
   *
   * @param rounds how often each is measured
   * @param rows in ascending order; what would fill half of what is free on the disk is left out
   */
  public static void run(int rounds, List<Long> rows, PrintStream out) throws Exception {
    Repository repository = Repository.find();
    try (DataFolder data = DataFolder.in(Path.of("target", "inbox").toAbsolutePath());
        PrivatePostgres postgres =
            PrivatePostgres.start(PostgresSettings.temporary().in(data.path()))) {
      InboxGrowth growth = new InboxGrowth(postgres, out);
      growth.fill(rows, data);
      growth.play(rounds);
      Machine machine = Machine.running(postgres, growth.tables.get(0).database());
      growth.tables.forEach(InboxTable::close);
      out.println(growth.report().write(repository, machine));
    }
  }

  private void fill(List<Long> rows, DataFolder data) throws IOException {
    for (long count : rows) {
      if (bytesOf(count) > data.free() / 2.0) {
        leftOut.add(count);
        out.printf("%,d rows are left out: they would fill half of what is free%n", count);
        continue;
      }
      long begin = System.nanoTime();
      InboxTable table = new InboxTable(postgres, count);
      tables.add(table);
      sizes.add(table.size());
      out.printf("%s, filled in %.0f s%n", table.size(), (System.nanoTime() - begin) / 1e9);
    }
  }

  /** By the largest inbox so far; unknown, so nothing, at first. */
  private double bytesOf(long rows) {
    return sizes.isEmpty()
        ? 0
        : sizes.get(sizes.size() - 1).bytesPerRow() * rows * WITH_ROOM_TO_WORK;
  }

  private void play(int rounds) throws InterruptedException, ExecutionException {
    try (InboxWorkers workers = new InboxWorkers()) {
      // Once for nothing: code is compiled and memory filled.
      for (int round = 0; round <= rounds; round++) {
        List<InboxTable> order = new ArrayList<>(tables);
        Collections.rotate(order, round);
        for (InboxTable table : order) {
          InboxFigures measured = new InboxRound(table, workers, postgres.pid()).play();
          out.printf("%d of %d  %s%n", round, rounds, measured);
          if (round > 0) {
            figures.add(measured);
          }
        }
      }
    }
  }

  private Report report() {
    return new InboxReport(sizes, leftOut, figures).report();
  }
}
