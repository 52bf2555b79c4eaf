package dev.sagas.observe;

import dev.sagas.rabbit.TopologyProblem;
import dev.sagas.rabbit.TopologyStatus;
import dev.sagas.rabbit.TopologyStatus.Snapshot;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * DOWN while the broker's topology would lose or hold back events, UNKNOWN until it could be
 * verified. Readiness does not depend on this.
 */
public final class TopologyHealth extends AbstractHealthIndicator {

  private final TopologyStatus status;

  /** Health by {@code status}. */
  public TopologyHealth(TopologyStatus status) {
    this.status = status;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Snapshot latest = status.latest();
    switch (latest.state()) {
      case OK -> health.up();
      case PROBLEMS -> health.down();
      case UNKNOWN -> health.unknown();
    }
    health.withDetail("since", latest.since().toString());
    if (!latest.problems().isEmpty()) {
      health.withDetail(
          "problems", latest.problems().stream().map(TopologyProblem::toString).toList());
    }
    if (latest.unreachable() != null) {
      health.withDetail("unreachable", latest.unreachable());
    }
  }
}
