package dev.sagas.benchmarks.inbox;

import dev.sagas.benchmarks.contest.ProcessCpu;
import dev.sagas.event.UuidV7;
import dev.sagas.retention.Purge;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** One measurement of one inbox: events that are new, events that it knows, and the purge. */
final class InboxRound {

  private static final int SECONDS = 8;
  private static final double MILLIS = 1_000;
  private static final int OLD_ONES = 200_000;
  private static final int PURGED = 50_000;
  private static final int PURGED_AT_A_TIME = 5_000;

  private final InboxTable table;
  private final InboxWorkers workers;
  private final long databasePid;
  private final Map<String, Double> values = new LinkedHashMap<>();

  InboxRound(InboxTable table, InboxWorkers workers, long databasePid) {
    this.table = table;
    this.workers = workers;
    this.databasePid = databasePid;
  }

  InboxFigures play() throws InterruptedException, ExecutionException {
    table.forgetNewOnes();
    noteNewOnes();
    if (table.rows() > 0) {
      noteOldOnes();
      purge();
    }
    return new InboxFigures(table.rows(), values);
  }

  private void noteNewOnes() throws InterruptedException, ExecutionException {
    double cpu = ProcessCpu.ofTree(databasePid);
    InboxWorkers.Noted noted = workers.note(table, UuidV7::next, InboxWorkers.BATCH, SECONDS);
    values.put(InboxFigures.NEW, noted.perSecond());
    values.put(
        InboxFigures.CPU, (ProcessCpu.ofTree(databasePid) - cpu) * MILLIS * 1_000 / noted.events());
  }

  /** From anywhere in the inbox, which is the worst that can be: most of it is not in memory. */
  private void noteOldOnes() throws InterruptedException, ExecutionException {
    LongStream numbers = ThreadLocalRandom.current().longs(OLD_ONES, table.purged(), table.rows());
    List<UUID> known = numbers.mapToObj(table.ids()::id).toList();
    AtomicInteger next = new AtomicInteger();
    InboxWorkers.Noted noted =
        workers.note(table, () -> known.get(next.getAndIncrement() % known.size()), 0, SECONDS);
    values.put(InboxFigures.REDELIVERED, noted.perSecond());
  }

  private void purge() {
    long begin = System.nanoTime();
    long purged = purgeBefore(table.ids().moment(table.purged() + PURGED));
    values.put(InboxFigures.PURGED, purged * 1e9 / (System.nanoTime() - begin));
    table.purged(purged);
    begin = System.nanoTime();
    if (purgeBefore(table.ids().begin()) > 0) {
      throw new IllegalStateException("There are rows from before the first");
    }
    values.put(InboxFigures.NOTHING_DUE, (System.nanoTime() - begin) / 1e6);
  }

  private long purgeBefore(Instant moment) {
    Purge.Batch batch =
        (before, limit) ->
            Objects.requireNonNull(
                table.transactions().execute(status -> table.store().purge(before, limit)));
    Clock then = Clock.fixed(moment, ZoneOffset.UTC);
    return new Purge("inbox rows", batch, PURGED_AT_A_TIME, Duration.ZERO, Duration.ZERO, then)
        .purge();
  }
}
