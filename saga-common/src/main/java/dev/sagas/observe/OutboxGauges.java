package dev.sagas.observe;

import dev.sagas.outbox.OutboxStore;
import dev.sagas.outbox.OutboxStore.Backlog;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * How much waits in the outbox, and for how long. The table is asked at most every few seconds,
 * because counting a backlog costs as much as the backlog is long.
 */
public final class OutboxGauges {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final OutboxStore store;
  private final Clock clock;
  private @Nullable Backlog latest;
  private Instant asked = Instant.MIN;

  /** Registers the gauges in {@code registry}. */
  public OutboxGauges(OutboxStore store, Clock clock, MeterRegistry registry) {
    this.store = store;
    this.clock = clock;
    gauge(registry, "saga.outbox.pending", "Events that could be published now", Backlog::rows);
    gauge(registry, "saga.outbox.refused", "Events that the broker refused", Backlog::refused);
    gauge(registry, "saga.outbox.scheduled", "Events before their moment", Backlog::scheduled);
    Gauge.builder("saga.outbox.oldest", this, it -> it.age().toMillis() / 1000.0)
        .description("Age of the oldest event that could be published")
        .baseUnit("seconds")
        .register(registry);
  }

  /** The latest measure of the outbox, a few seconds old at the most. */
  public synchronized Backlog backlog() {
    Instant now = clock.instant();
    Backlog known = latest;
    if (known == null || asked.plus(FRESH).isBefore(now)) {
      known = store.backlog(now);
      latest = known;
      asked = now;
    }
    return known;
  }

  /** How long the oldest publishable event has waited. */
  public Duration age() {
    return backlog()
        .oldest()
        .map(oldest -> Duration.between(oldest, clock.instant()))
        .orElse(Duration.ZERO);
  }

  private void gauge(
      MeterRegistry registry, String name, String description, ToDoubleFunction<Backlog> value) {
    Gauge.builder(name, this, it -> value.applyAsDouble(it.backlog()))
        .description(description)
        .register(registry);
  }
}
