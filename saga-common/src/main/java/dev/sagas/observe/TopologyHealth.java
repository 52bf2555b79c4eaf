package dev.sagas.observe;

import dev.sagas.rabbit.TopologyProblem;
import dev.sagas.rabbit.TopologyStatus;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** DOWN when the broker's topology would lose events, UNKNOWN until the broker was asked. */
public final class TopologyHealth extends AbstractHealthIndicator {

  private final TopologyStatus status;

  /** Health by the latest check. */
  public TopologyHealth(TopologyStatus status) {
    super("the topology's status could not be read");
    this.status = status;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    TopologyStatus.Snapshot latest = status.latest();
    switch (latest.state()) {
      case OK -> health.up();
      case PROBLEMS ->
          health
              .down()
              .withDetail(
                  "problems", latest.problems().stream().map(TopologyProblem::toString).toList());
      case UNKNOWN -> health.unknown();
    }
    health.withDetail("since", latest.since());
    if (latest.unreachable() != null) {
      health.withDetail("unreachable", latest.unreachable());
    }
  }
}
