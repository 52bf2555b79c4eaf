package dev.sagas.observe;

import dev.sagas.deadletter.DeadLetterSettings;
import dev.sagas.deadletter.DeadLetterStore;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many parked messages wait for an operator. The table is asked at most every few seconds. The
 * meter's labels do not name types, which a malformed message could make endless.
 */
public final class DeadLetterGauges {

  private static final Duration FRESH = Duration.ofSeconds(5);

  private final DeadLetterStore store;
  private final DeadLetterSettings settings;
  private final Clock clock;
  private Map<String, Long> latest = Map.of();
  private Instant asked = Instant.MIN;

  /** Registers {@code saga.dead.letters.parked} in {@code registry}. */
  public DeadLetterGauges(
      DeadLetterStore store, DeadLetterSettings settings, Clock clock, MeterRegistry registry) {
    this.store = store;
    this.settings = settings;
    this.clock = clock;
    gauge(registry, true);
    gauge(registry, false);
  }

  private void gauge(MeterRegistry registry, boolean protectedTypes) {
    Gauge.builder("saga.dead.letters.parked", this, it -> it.count(protectedTypes))
        .description("Parked messages; protected ones hold money or stock until they are redriven")
        .tag("protected", String.valueOf(protectedTypes))
        .register(registry);
  }

  /** By event type, a few seconds old at the most; empty when nothing is parked. */
  public synchronized Map<String, Long> countByType() {
    Instant now = clock.instant();
    if (asked.isBefore(now.minus(FRESH))) {
      latest = new TreeMap<>(store.countByType());
      asked = now;
    }
    return latest;
  }

  /** How many wait whose type is protected, or is not. */
  public long count(boolean protectedTypes) {
    return countByType().entrySet().stream()
        .filter(entry -> settings.isProtected(entry.getKey()) == protectedTypes)
        .mapToLong(Map.Entry::getValue)
        .sum();
  }
}
