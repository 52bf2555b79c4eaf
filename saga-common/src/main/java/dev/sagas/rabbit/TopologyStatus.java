package dev.sagas.rabbit;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest known result of the topology verification; safe for several threads. */
public final class TopologyStatus {

  /** What is known of the topology. */
  public enum State {
    /** Not looked at yet, or the broker's management API has never answered. */
    UNKNOWN,
    /** Everything that the service needs is there. */
    OK,
    /** Something is missing or different: events may be lost or held back. */
    PROBLEMS
  }

  /**
   * One result.
   *
   * @param state what was found
   * @param since when the state became this one
   * @param checkedAt when the broker last answered; null when it never did
   * @param problems what was found; empty unless the state is {@code PROBLEMS}
   * @param unreachable why the latest check got no answer; null when it got one
   */
  public record Snapshot(
      State state,
      Instant since,
      @Nullable Instant checkedAt,
      List<TopologyProblem> problems,
      @Nullable String unreachable) {

    public Snapshot {
      problems = List.copyOf(problems);
    }
  }

  private final Clock clock;
  private volatile Snapshot latest;

  /** Begins as {@code UNKNOWN}. */
  public TopologyStatus(Clock clock) {
    this.clock = clock;
    this.latest = new Snapshot(State.UNKNOWN, clock.instant(), null, List.of(), null);
  }

  /** The latest result. */
  public Snapshot latest() {
    return latest;
  }

  /** Records an answer; returns whether it says something else than the one before. */
  synchronized boolean answered(List<TopologyProblem> problems) {
    Snapshot before = latest;
    Instant now = clock.instant();
    State state = problems.isEmpty() ? State.OK : State.PROBLEMS;
    Instant since = before.state() == state ? before.since() : now;
    latest = new Snapshot(state, since, now, problems, null);
    return before.state() != state || !before.problems().equals(problems);
  }

  /** Records a check without an answer; what was known stays known. Returns whether it is news. */
  synchronized boolean unreachable(String reason) {
    Snapshot before = latest;
    latest =
        new Snapshot(before.state(), before.since(), before.checkedAt(), before.problems(), reason);
    return before.unreachable() == null;
  }
}
