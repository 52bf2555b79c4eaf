package dev.sagas.benchmarks.outbox;

import dev.sagas.benchmarks.contest.Scenario;
import dev.sagas.benchmarks.inbox.InboxGrowth;
import java.util.Arrays;
import java.util.List;

/**
 * {@code ./dev bench growth}: whether our outbox and inbox stay as fast when there is more of
 * everything.
 */
public final class GrowthBench {

  private static final int ROUNDS = 3;
  private static final String OUTBOX = "outbox";
  private static final String INBOX = "inbox";
  private static final String INTRODUCTION =
      """
      Our outbox with little beside it, with ten million events of backlog, while a transaction elsewhere stays open for
      ten minutes (its first 20 seconds and the 20 after those minutes), and with two and four instances.

      """;

  private GrowthBench() {}

  /**
   * Arguments: rounds; {@value #OUTBOX} or {@value #INBOX}, or both, separated by a comma; how many
   * rows the inboxes hold, likewise. All may be left out.
   */
  public static void main(String... arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : ROUNDS;
    List<String> parts =
        arguments.length > 1 ? List.of(arguments[1].split(",")) : List.of(OUTBOX, INBOX);
    if (parts.contains(OUTBOX)) {
      OutboxBench.run(
          Entrant.ALL.subList(0, 1),
          Scenario.GROWTH,
          rounds,
          runs -> new ContestReport("growth", "An outbox that has grown", INTRODUCTION, runs));
    }
    if (parts.contains(INBOX)) {
      List<Long> rows =
          arguments.length > 2
              ? Arrays.stream(arguments[2].split(",")).map(Long::valueOf).toList()
              : InboxGrowth.ROWS;
      InboxGrowth.run(rounds, rows, System.out);
    }
  }
}
