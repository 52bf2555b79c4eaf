package dev.sagas.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayLoopTest {

  private final MemoryPublisher broker = new MemoryPublisher();
  private final List<RelayLoop> loops = new ArrayList<>();

  @AfterEach
  void stop() {
    loops.forEach(RelayLoop::stop);
  }

  @Test
  void publishesAllOfAKeyAfterOneHint() {
    MemoryStore store = new MemoryStore();
    IntStream.rangeClosed(1, 20).forEach(number -> store.add("a", number));
    RelayLoop loop = start(store);

    loop.wake(List.of("a"));

    awaitArrivals(20);
    assertThat(broker.arrived).first().isEqualTo("a1");
    assertThat(broker.arrived).last().isEqualTo("a20");
  }

  @Test
  void goesOnByItselfWhenTheBrokerIsBack() {
    MemoryStore store = new MemoryStore();
    store.add("a", 1);
    broker.away = true;
    AtomicInteger failures = new AtomicInteger();
    RelayLoop loop =
        start(
            store,
            new RelayObserver() {
              @Override
              public void brokerUnavailable(BrokerUnavailableException failure) {
                failures.incrementAndGet();
              }
            });

    loop.wake(List.of("a"));
    Awaitility.await().until(() -> failures.get() >= 3);
    broker.away = false;

    awaitArrivals(1);
  }

  @Test
  void outlivesErrors() {
    AtomicInteger claims = new AtomicInteger();
    MemoryStore store =
        new MemoryStore() {
          @Override
          public synchronized Taken takeEarliest(
              Collection<String> keys, int depth, Instant now, Duration lease) {
            if (claims.incrementAndGet() <= 5) {
              throw new NoClassDefFoundError("for a while");
            }
            return super.takeEarliest(keys, depth, now, lease);
          }
        };
    store.add("a", 1);
    RelayLoop loop = start(store);

    loop.wake(List.of("a"));

    awaitArrivals(1);
  }

  @Test
  void publishesNothingAfterItsStopAndGoesOnAfterItsStart() {
    MemoryStore store = new MemoryStore();
    RelayLoop loop = start(store);
    loop.stop();
    store.add("a", 1);
    loop.wake(List.of("a"));

    assertThat(loop.isRunning()).isFalse();
    assertThat(broker.arrived).isEmpty();

    loop.start();
    awaitArrivals(1);
  }

  @Test
  void sweepsUpWhatDidNotFitIntoItsMemory() {
    MemoryStore store = new MemoryStore();
    List<String> keys = IntStream.range(0, 100).mapToObj(number -> "key" + number).toList();
    keys.forEach(key -> store.add(key, 1));
    RelayLoop loop = start(store);

    loop.wake(keys);

    awaitArrivals(100);
    assertThat(store.isEmpty()).isTrue();
  }

  private RelayLoop start(MemoryStore store) {
    return start(store, new RelayObserver() {});
  }

  private RelayLoop start(MemoryStore store, RelayObserver observer) {
    RelaySettings one = RelayTest.settings();
    RelaySettings settings =
        new RelaySettings(
            1,
            one.batchSize(),
            one.sweepInterval(),
            one.lease(),
            one.span(),
            one.pendingKeys(),
            one.refusals(),
            one.outage());
    Clock clock = Clock.systemUTC();
    Relay relay = new Relay(store, broker, store, settings, clock, observer);
    RelayLoop loop = new RelayLoop(relay, store, settings, clock);
    loops.add(loop);
    loop.start();
    return loop;
  }

  private void awaitArrivals(int count) {
    Awaitility.await().until(() -> broker.arrived.size() == count);
  }
}
