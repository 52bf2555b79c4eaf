package dev.sagas.observe;

import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.ledger.Gap;
import dev.sagas.ledger.Gap.Stage;
import dev.sagas.rabbit.TopologyProblem.Kind;
import dev.sagas.rabbit.TopologyStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the topology, and which gaps are not filled. The ledger is asked at most every
 * few seconds.
 */
public final class TopologyGauges {

  private static final Duration FRESH = Duration.ofSeconds(2);

  private static final Duration LATE = Duration.ofMinutes(5);

  private final TopologyStatus status;
  private final DeliveryLedger ledger;
  private final Clock clock;
  private List<Gap> latest = List.of();
  private Instant asked = Instant.MIN;

  /** Registers the gauges in {@code registry}. */
  public TopologyGauges(
      TopologyStatus status, DeliveryLedger ledger, Clock clock, MeterRegistry registry) {
    this.status = status;
    this.ledger = ledger;
    this.clock = clock;
    for (Kind kind : Kind.values()) {
      Gauge.builder("saga.topology.problems", this, it -> it.problems(kind))
          .description("Ways in which the broker's topology loses or holds back events")
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
    gauge(registry, "open", gap -> gap.slice().stage() == Stage.OPEN);
    gauge(registry, "filling", gap -> isFilling(gap));
    gauge(registry, "refused", gap -> gap.slice().stage() == Stage.REFUSED);
    Gauge.builder("saga.topology.unverified", this, it -> it.unverified().toMillis() / 1000.0)
        .description("Time since the broker last told its topology")
        .baseUnit("seconds")
        .register(registry);
  }

  private void gauge(MeterRegistry registry, String state, Predicate<Gap> counts) {
    Gauge.builder("saga.topology.gaps", this, it -> it.gaps().stream().filter(counts).count())
        .description("Times in which events may have missed the inbox queue")
        .tag("state", state)
        .register(registry);
  }

  /** Those that are not filled, oldest first; a few seconds old at the most. */
  public synchronized List<Gap> gaps() {
    Instant now = clock.instant();
    if (asked.isBefore(now.minus(FRESH))) {
      latest = ledger.unfilled();
      asked = now;
    }
    return latest;
  }

  static boolean isFilling(Gap gap) {
    Stage stage = gap.slice().stage();
    return stage != Stage.OPEN && !stage.ended();
  }

  /** Whether it should have been filled minutes ago. */
  boolean isLate(Gap gap) {
    return gap.slice().dueAt().plus(LATE).isBefore(clock.instant());
  }

  private long problems(Kind kind) {
    return status.latest().problems().stream().filter(it -> it.kind() == kind).count();
  }

  private Duration unverified() {
    TopologyStatus.Snapshot snapshot = status.latest();
    @Nullable Instant checked = snapshot.checkedAt();
    return Duration.between(checked == null ? snapshot.since() : checked, clock.instant());
  }
}
