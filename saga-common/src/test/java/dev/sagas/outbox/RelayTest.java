package dev.sagas.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sagas.retry.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

class RelayTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryPublisher broker = new MemoryPublisher();
  private final List<String> told = new ArrayList<>();

  @Test
  void publishesTheNextEventOfEachKeyAndForgetsIt() throws Exception {
    store.add("a", 1);
    store.add("a", 2);
    store.add("b", 1);

    List<String> went = relay(store, MemoryStore.NOW).publishHeads(List.of("a", "b"));

    assertThat(went).containsExactly("a", "b");
    assertThat(broker.arrived).containsExactly("a1", "b1");
    assertThat(store.rows).hasSize(1);
    assertThat(told).contains("published a1", "published b1", "batch 2");
  }

  @Test
  void aRefusedEventHoldsBackItsOwnKeyUntilItIsAccepted() throws Exception {
    store.add("a", 1);
    store.add("a", 2);
    store.add("b", 1);
    broker.refused.add("a1");

    assertThat(relay(store, MemoryStore.NOW).publishHeads(List.of("a", "b"))).containsExactly("b");
    assertThat(relay(store, MemoryStore.NOW).publishHeads(List.of("a"))).isEmpty();
    assertThat(told).contains("refused a1");
    assertThat(store.rows.values()).extracting(OutboxRow::attempts).containsExactly(1, 0);

    broker.refused.clear();
    Relay later = relay(store, MemoryStore.NOW.plusSeconds(1));
    later.publishHeads(List.of("a"));
    later.publishHeads(List.of("a"));
    assertThat(broker.arrived).containsExactly("b1", "a1", "a2");
  }

  @Test
  void waitsLongerAfterEachRefusal() throws Exception {
    store.add("a", 1);
    broker.refused.add("a1");

    relay(store, MemoryStore.NOW).publishHeads(List.of("a"));
    assertThat(store.retryAt.get(1L)).isEqualTo(MemoryStore.NOW.plusSeconds(1));

    relay(store, MemoryStore.NOW.plusSeconds(1)).publishHeads(List.of("a"));
    assertThat(store.retryAt.get(1L)).isEqualTo(MemoryStore.NOW.plusSeconds(3));
  }

  @Test
  void changesNothingWhileTheBrokerIsAway() {
    store.add("a", 1);
    broker.away = true;

    assertThatThrownBy(() -> relay(store, MemoryStore.NOW).publishHeads(List.of("a")))
        .isInstanceOf(BrokerUnavailableException.class);

    assertThat(store.rows).hasSize(1);
    assertThat(store.retryAt).isEmpty();
    assertThat(told).containsExactly("unavailable");
  }

  /** The control of {@link #aRefusedEventHoldsBackItsOwnKeyUntilItIsAccepted}. */
  @Test
  void aStoreThatClaimsMoreThanHeadsBreaksTheOrderAfterARefusal() throws Exception {
    MemoryStore careless =
        new MemoryStore() {
          @Override
          public synchronized List<OutboxRow> claimHeads(Collection<String> keys, Instant now) {
            return rows.values().stream()
                .filter(row -> keys.contains(row.event().key()) && ready(row, now))
                .toList();
          }
        };
    careless.add("a", 1);
    careless.add("a", 2);
    broker.refused.add("a1");
    relay(careless, MemoryStore.NOW).publishHeads(List.of("a"));
    broker.refused.clear();

    relay(careless, MemoryStore.NOW.plusSeconds(1)).publishHeads(List.of("a"));

    assertThat(broker.arrived).containsExactly("a2", "a1");
  }

  private Relay relay(OutboxStore outbox, Instant now) {
    return new Relay(
        outbox,
        broker,
        TransactionOperations.withoutTransaction(),
        settings(),
        Clock.fixed(now, ZoneOffset.UTC),
        new Told());
  }

  static RelaySettings settings() {
    Backoff refusals = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    Backoff outage = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));
    return new RelaySettings(
        2, 10, Duration.ofHours(1), Duration.ofSeconds(30), 10, refusals, outage);
  }

  private final class Told implements RelayObserver {
    @Override
    public void published(OutboxRow row, Duration delay) {
      told.add("published " + row.event().body());
    }

    @Override
    public void refused(OutboxRow row, String reason) {
      told.add("refused " + row.event().body());
    }

    @Override
    public void brokerUnavailable(BrokerUnavailableException failure) {
      told.add("unavailable");
    }

    @Override
    public void batch(int size) {
      told.add("batch " + size);
    }
  }
}
