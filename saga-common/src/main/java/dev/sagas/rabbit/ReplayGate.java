package dev.sagas.rabbit;

import dev.sagas.rabbit.TopologyStatus.State;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets a replay put its mark only when what comes after the mark is known to come live: a binding
 * that is missing then would keep away what no replay brings. Not safe for several threads.
 */
public final class ReplayGate {

  private static final Logger LOG = LoggerFactory.getLogger(ReplayGate.class);

  private final TopologyStatus status;
  private final boolean verified;
  private final Duration margin;
  private final Clock clock;
  private @Nullable State told;

  /**
   * A gate that opens by {@code status}.
   *
   * @param margin how long a message may be on its way inside the broker: one that was routed
   *     before the bindings were right stands before a mark that is put so long after
   */
  public ReplayGate(
      TopologyStatus status, TopologySettings settings, Duration margin, Clock clock) {
    this.status = status;
    this.verified = settings.verify();
    this.margin = margin;
    this.clock = clock;
  }

  /** Whether a mark may be put now; why not is logged once. */
  boolean isOpen() {
    TopologyStatus.Snapshot latest = status.latest();
    boolean news = told != latest.state();
    told = latest.state();
    if (!verified) {
      if (news) {
        LOG.warn(
            "History begins, and it is not known whether the bindings are there, since"
                + " saga.topology.verify is false: what a missing one keeps away from now on is missed");
      }
      return true;
    }
    Instant from = latest.since().plus(margin);
    boolean open = latest.state() == State.OK && !clock.instant().isBefore(from);
    if (news && !open) {
      tell(latest, from);
    }
    return open;
  }

  private static void tell(TopologyStatus.Snapshot latest, Instant from) {
    switch (latest.state()) {
      case UNKNOWN ->
          LOG.warn(
              "History waits until it is known whether the bindings are there: {}",
              Objects.requireNonNullElse(
                  latest.unreachable(), "the broker's management API was not asked yet"));
      case PROBLEMS ->
          LOG.warn("History waits until the topology is as it must be: {}", latest.problems());
      case OK ->
          LOG.info("History waits until {}: messages may be on their way in the broker", from);
    }
  }
}
