package dev.sagas.observe;

import dev.sagas.ledger.Gap;
import dev.sagas.ledger.Gap.Stage;
import dev.sagas.rabbit.TopologyProblem;
import dev.sagas.rabbit.TopologyStatus;
import java.util.List;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * DOWN when the broker's topology loses events, and while events that missed their queue are not
 * going to be brought by themselves; UNKNOWN until the broker was asked. Readiness does not depend
 * on this.
 */
public final class TopologyHealth extends AbstractHealthIndicator {

  private final TopologyStatus status;
  private final TopologyGauges gauges;
  private final boolean backfills;

  /**
   * Health by the latest check and the ledger's gaps.
   *
   * @param backfills whether this service fills its gaps
   */
  public TopologyHealth(TopologyStatus status, TopologyGauges gauges, boolean backfills) {
    super("the topology's status could not be read");
    this.status = status;
    this.gauges = gauges;
    this.backfills = backfills;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    TopologyStatus.Snapshot latest = status.latest();
    List<Gap> lost = gauges.gaps().stream().filter(this::needsSomeone).toList();
    health.status(state(latest, lost));
    if (!latest.problems().isEmpty()) {
      health.withDetail(
          "problems", latest.problems().stream().map(TopologyProblem::toString).toList());
    }
    if (!lost.isEmpty()) {
      health.withDetail("gaps", lost.stream().map(this::describe).toList());
    }
    long filling = gauges.gaps().stream().filter(TopologyGauges::isFilling).count();
    if (backfills && filling > 0) {
      health.withDetail("backfilling", filling);
    }
    health.withDetail("since", latest.since());
    if (latest.unreachable() != null) {
      health.withDetail("unreachable", latest.unreachable());
    }
  }

  private static String state(TopologyStatus.Snapshot latest, List<Gap> lost) {
    return switch (latest.state()) {
      case PROBLEMS -> "DOWN";
      case OK -> lost.isEmpty() ? "UP" : "DOWN";
      case UNKNOWN -> lost.isEmpty() ? "UNKNOWN" : "DOWN";
    };
  }

  private boolean needsSomeone(Gap gap) {
    return gap.slice().stage() == Stage.REFUSED
        || (TopologyGauges.isFilling(gap) && (!backfills || gauges.isLate(gap)));
  }

  private String describe(Gap gap) {
    return ("%s was missing from %s to %s, and what it missed is not backfilled: %s; or bring it by"
            + " other means and settle this: update saga.topology_gap set stage = 'SETTLED'"
            + " where id = %d")
        .formatted(gap.part(), gap.rightAt(), gap.closedAt(), why(gap), gap.id());
  }

  private String why(Gap gap) {
    String refusal = gap.refusal();
    if (refusal != null) {
      return refusal;
    }
    return backfills
        ? "it has been tried for minutes, and the log says why it fails"
        : "start once with saga.topology.restore.username and .password of an account that may read"
            + " event-log";
  }
}
