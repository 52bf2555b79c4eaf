package dev.sagas.observe;

import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * DOWN while a message of a protected type is parked: money or stock is held until someone redrives
 * it. Other parked messages are told and counted. Readiness does not depend on this.
 */
public final class DeadLetterHealth extends AbstractHealthIndicator {

  private final DeadLetterGauges gauges;

  /** Health by {@code gauges}. */
  public DeadLetterHealth(DeadLetterGauges gauges) {
    super("the dead letters could not be counted");
    this.gauges = gauges;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    health
        .status(gauges.count(true) == 0 ? "UP" : "DOWN")
        .withDetail("protected", gauges.count(true))
        .withDetail("others", gauges.count(false))
        .withDetail("types", gauges.countByType());
  }
}
