package dev.sagas.observe;

import dev.sagas.event.EventContext;
import dev.sagas.inbox.InboxObserver;
import dev.sagas.outbox.BrokerUnavailableException;
import dev.sagas.outbox.OutboxRow;
import dev.sagas.outbox.RelayObserver;
import dev.sagas.rabbit.CopyObserver;
import dev.sagas.rabbit.ParkObserver;
import dev.sagas.rabbit.TopologyObserver;
import dev.sagas.rabbit.TopologyProblem;
import dev.sagas.retry.Outcome;
import dev.sagas.retry.ParkReason;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Meters of relay, inbox, fence, parking, restoring, backfill and replay. Labels are event types,
 * handlers and constant reasons: never ids.
 */
public final class SagaMeters
    implements RelayObserver, InboxObserver, ParkObserver, TopologyObserver {

  private final MeterRegistry registry;
  private final DistributionSummary batches;

  /** Meters in {@code registry}. */
  public SagaMeters(MeterRegistry registry) {
    this.registry = registry;
    this.batches =
        DistributionSummary.builder("saga.relay.batch")
            .description("Events published in one pipeline")
            .register(registry);
  }

  @Override
  public void published(OutboxRow row, Duration delay) {
    registry.timer("saga.relay.published", "type", row.event().type().toString()).record(delay);
  }

  @Override
  public void refused(OutboxRow row, String reason) {
    registry.counter("saga.relay.refused", "type", row.event().type().toString()).increment();
  }

  @Override
  public void brokerUnavailable(BrokerUnavailableException failure) {
    registry.counter("saga.relay.broker.unavailable").increment();
  }

  @Override
  public void batch(int size) {
    batches.record(size);
  }

  @Override
  public void dispatched(EventContext event, Outcome outcome, Duration took) {
    registry
        .timer(
            "saga.inbox.handled",
            "type",
            event.type().toString(),
            "outcome",
            outcome.getClass().getSimpleName().toLowerCase(Locale.ROOT))
        .record(took);
  }

  @Override
  public void duplicate(EventContext event) {
    registry.counter("saga.inbox.duplicates", "type", event.type().toString()).increment();
  }

  @Override
  public void ignored(EventContext event, String handler, String reason) {
    registry
        .counter(
            "saga.inbox.ignored",
            "type",
            event.type().toString(),
            "handler",
            handler,
            "reason",
            reason)
        .increment();
  }

  @Override
  public void barred(EventContext event, String step) {
    registry.counter("saga.fence.barred", "step", step).increment();
  }

  @Override
  public void restored(TopologyProblem.Kind kind) {
    registry
        .counter("saga.topology.restored", "kind", kind.name().toLowerCase(Locale.ROOT))
        .increment();
  }

  @Override
  public void consumersRestarted(String queue) {
    registry.counter("saga.consumers.restarted", "queue", queue).increment();
  }

  /** Of gaps that are filled from the event log. */
  public CopyObserver backfill() {
    return copies("saga.backfill.scanned", "saga.backfill.copied");
  }

  /** Of history that is brought to a service that asked for it. */
  public CopyObserver replay() {
    return copies("saga.replay.read", "saga.replay.copied");
  }

  private CopyObserver copies(String read, String copied) {
    return new CopyObserver() {
      @Override
      public void read(int events) {
        registry.counter(read).increment(events);
      }

      @Override
      public void copied(String type) {
        registry.counter(copied, "type", type).increment();
      }
    };
  }

  @Override
  public void parked(@Nullable String type, ParkReason reason) {
    // The type of an unknown event is the sender's text: as a label it would be without bounds.
    String label = reason == ParkReason.UNKNOWN_TYPE || type == null ? "unknown" : type;
    registry.counter("saga.parked", "type", label, "reason", reason.name()).increment();
  }
}
