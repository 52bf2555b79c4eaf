package dev.sagas.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import dev.sagas.outbox.BrokerUnavailableException;
import dev.sagas.outbox.OutboxRow;
import dev.sagas.rabbit.TopologyProblem.Kind;
import dev.sagas.retry.ParkReason;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SagaMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final SagaMeters meters = new SagaMeters(registry);

  @Test
  void countsWhatTheBrokerRefusedByType() {
    meters.refused(row(), "returned: NO_ROUTE");
    meters.refused(row(), "nacked");

    assertThat(registry.counter("saga.relay.refused", "type", "shop.placed.v1").count())
        .isEqualTo(2);
  }

  @Test
  void countsOutagesOfTheBroker() {
    meters.brokerUnavailable(new BrokerUnavailableException("refused", null));

    assertThat(registry.counter("saga.relay.broker.unavailable").count()).isEqualTo(1);
  }

  @Test
  void makesNoLabelOfATypeThatAnyoneMayHaveWritten() {
    meters.parked("anything.v1", ParkReason.UNKNOWN_TYPE);
    meters.parked(null, ParkReason.MISSING_HEADER);

    assertThat(registry.get("saga.parked").tag("type", "unknown").counters()).hasSize(2);
  }

  @Test
  void countsWhatWasRestoredAndBackfilled() {
    meters.restored(Kind.BINDING);
    meters.backfill().read(500);
    meters.backfill().copied("shop.placed.v1");

    assertThat(registry.counter("saga.topology.restored", "kind", "binding").count()).isEqualTo(1);
    assertThat(registry.counter("saga.backfill.scanned").count()).isEqualTo(500);
    assertThat(registry.counter("saga.backfill.copied", "type", "shop.placed.v1").count())
        .isEqualTo(1);
  }

  private static OutboxRow row() {
    UUID id = UUID.randomUUID();
    EventType type = EventType.parse("shop.placed.v1");
    return new OutboxRow(
        1,
        new EventEnvelope(id, type, "/shop", id, "key", null, Instant.EPOCH, null, false, "{}"),
        null,
        1);
  }
}
