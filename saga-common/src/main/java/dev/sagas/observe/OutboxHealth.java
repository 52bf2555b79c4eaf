package dev.sagas.observe;

import dev.sagas.outbox.OutboxStore.Backlog;
import java.time.Duration;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/**
 * DOWN when an event was refused by the broker, or one has waited for longer than a minute. The
 * service itself goes on: readiness does not depend on this.
 */
public final class OutboxHealth extends AbstractHealthIndicator {

  private static final Duration LATE = Duration.ofMinutes(1);

  private final OutboxGauges gauges;

  /** Health by {@code gauges}. */
  public OutboxHealth(OutboxGauges gauges) {
    super("the outbox could not be read");
    this.gauges = gauges;
  }

  @Override
  protected void doHealthCheck(Health.Builder health) {
    Backlog backlog = gauges.backlog();
    Duration age = gauges.age();
    boolean fine = backlog.refused() == 0 && age.compareTo(LATE) < 0;
    health
        .status(fine ? "UP" : "DOWN")
        .withDetail("pending", backlog.rows())
        .withDetail("refused", backlog.refused())
        .withDetail("scheduled", backlog.scheduled())
        .withDetail("oldest", age.toString());
  }
}
