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
import java.util.Set;
import org.junit.jupiter.api.Test;

class RelayTest {

  private final MemoryStore store = new MemoryStore();
  private final MemoryPublisher broker = new MemoryPublisher();
  private final List<String> told = new ArrayList<>();

  @Test
  void publishesTheEventsOfAKeyOneAfterTheOther() throws Exception {
    store.add("a", 1);
    store.add("a", 2);
    store.add("b", 1);
    store.add("a", 3);

    assertThat(publish("a", "b")).as("to go on with").isEmpty();

    assertThat(broker.arrived).containsExactly("a1", "b1", "a2", "a3");
    assertThat(store.rows).isEmpty();
    assertThat(told).containsSubsequence("batch 2", "published a1", "published b1");
    assertThat(told).containsSubsequence("batch 1", "published a2", "batch 1", "published a3");
  }

  @Test
  void goesOnWithAKeyThatHasMore() throws Exception {
    for (int number = 1; number <= 9; number++) {
      store.add("a", number);
    }

    assertThat(publish("a")).containsExactly("a");
    assertThat(broker.arrived).hasSize(8);
    assertThat(publish("a")).isEmpty();
    assertThat(broker.arrived).hasSize(9).endsWith("a8", "a9");
  }

  @Test
  void aRefusedEventHoldsBackItsOwnKeyUntilItIsAccepted() throws Exception {
    store.add("a", 1);
    store.add("a", 2);
    store.add("a", 3);
    store.add("b", 1);
    store.add("b", 2);
    broker.refused.add("a2");

    assertThat(publish("a", "b")).as("to go on with").isEmpty();
    assertThat(publish("a")).isEmpty();
    assertThat(told).contains("refused a2");
    assertThat(store.rows.values()).extracting(OutboxRow::attempts).containsExactly(1, 0);

    broker.refused.clear();
    relay(store, MemoryStore.NOW.plusSeconds(1)).publish(List.of("a"));
    assertThat(broker.arrived).containsExactly("a1", "b1", "b2", "a2", "a3");
  }

  @Test
  void keepsWhatIsConfirmedWhenTheBrokerGoesAwayMeanwhile() throws Exception {
    store.add("a", 1);
    store.add("b", 1);
    store.add("a", 2);
    store.add("a", 3);
    broker.last = "b1";

    assertThat(publish("a", "b")).containsExactly("a");

    assertThat(store.rows.values())
        .extracting(row -> row.event().body())
        .containsExactly("a2", "a3");
    assertThat(store.rows.values()).extracting(OutboxRow::attempts).containsExactly(0, 0);
    assertThat(store.retryAt).isEmpty();
  }

  @Test
  void commitsInTimeWhenTheBrokerIsSlow() throws Exception {
    store.add("a", 1);
    store.add("a", 2);
    Relay hasty =
        new Relay(
            store,
            broker,
            store,
            settings(Duration.ZERO),
            Clock.fixed(MemoryStore.NOW, ZoneOffset.UTC),
            new Told());

    assertThat(hasty.publish(List.of("a")).ready()).containsExactly("a");
    assertThat(broker.arrived).containsExactly("a1");
    assertThat(hasty.publish(List.of("a")).ready()).isEmpty();
    assertThat(broker.arrived).containsExactly("a1", "a2");
  }

  @Test
  void waitsLongerAfterEachRefusal() throws Exception {
    store.add("a", 1);
    broker.refused.add("a1");

    relay(store, MemoryStore.NOW).publish(List.of("a"));
    assertThat(store.retryAt.get(1L)).isEqualTo(MemoryStore.NOW.plusSeconds(1));

    relay(store, MemoryStore.NOW.plusSeconds(1)).publish(List.of("a"));
    assertThat(store.retryAt.get(1L)).isEqualTo(MemoryStore.NOW.plusSeconds(3));
  }

  @Test
  void changesNothingWhileTheBrokerIsAway() {
    store.add("a", 1);
    broker.away = true;

    assertThatThrownBy(() -> relay(store, MemoryStore.NOW).publish(List.of("a")))
        .isInstanceOf(BrokerUnavailableException.class);

    assertThat(store.rows).hasSize(1);
    assertThat(store.retryAt).isEmpty();
    assertThat(told).containsExactly("unavailable");
  }

  /** The control of {@link #aRefusedEventHoldsBackItsOwnKeyUntilItIsAccepted}. */
  @Test
  void aStoreThatLooksBehindARefusedEventBreaksTheOrder() throws Exception {
    MemoryStore careless =
        new MemoryStore() {
          @Override
          public synchronized Taken takeEarliest(
              Collection<String> keys, int depth, Instant now, Duration lease) {
            return take(keys.stream().flatMap(this::ofKey).filter(row -> ready(row, now)).toList());
          }
        };
    careless.add("a", 1);
    careless.add("a", 2);
    broker.refused.add("a1");
    relay(careless, MemoryStore.NOW).publish(List.of("a"));
    relay(careless, MemoryStore.NOW).publish(List.of("a"));
    broker.refused.clear();

    relay(careless, MemoryStore.NOW.plusSeconds(1)).publish(List.of("a"));

    assertThat(broker.arrived).containsExactly("a2", "a1");
  }

  private Set<String> publish(String... keys) throws BrokerUnavailableException {
    return relay(store, MemoryStore.NOW).publish(List.of(keys)).ready();
  }

  private Relay relay(MemoryStore outbox, Instant now) {
    return new Relay(
        outbox, broker, outbox, settings(), Clock.fixed(now, ZoneOffset.UTC), new Told());
  }

  static RelaySettings settings() {
    return settings(Duration.ofMinutes(1));
  }

  private static RelaySettings settings(Duration span) {
    Backoff refusals = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));
    Backoff outage = new Backoff(Duration.ofMillis(1), Duration.ofMillis(5));
    return new RelaySettings(
        2, 10, Duration.ofHours(1), Duration.ofSeconds(30), span, 10, refusals, outage);
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
