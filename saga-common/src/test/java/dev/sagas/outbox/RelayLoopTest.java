package dev.sagas.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

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
          public synchronized List<OutboxRow> claimHeads(Collection<String> keys, Instant now) {
            if (claims.incrementAndGet() <= 5) {
              throw new NoClassDefFoundError("for a while");
            }
            return super.claimHeads(keys, now);
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

  /** Positions are drawn before the commit: what commits late may lie behind what was swept. */
  @Test
  void findsWhatAppearsBehindThePositionOfTheSweep() {
    AtomicLong lookedFrom = new AtomicLong();
    MemoryStore store =
        new MemoryStore() {
          @Override
          public synchronized Page rowsAfter(long position, int limit, Instant now) {
            lookedFrom.set(position);
            return super.rowsAfter(position, limit, now);
          }
        };
    OutboxRow late = store.add("late", 1);
    store.rows.clear();
    store.add("early", 1);
    AtomicLong seconds = new AtomicLong();
    start(store, new RelayObserver() {}, clockAt(seconds), Duration.ofMillis(5));
    awaitArrivals(1);
    Awaitility.await("a sweep beyond").until(() -> lookedFrom.get() > late.position());

    store.put(late);
    seconds.set(30);

    awaitArrivals(2);
  }

  private RelayLoop start(MemoryStore store) {
    return start(store, new RelayObserver() {});
  }

  private RelayLoop start(MemoryStore store, RelayObserver observer) {
    return start(store, observer, Clock.systemUTC(), RelayTest.settings().sweepInterval());
  }

  private RelayLoop start(
      MemoryStore store, RelayObserver observer, Clock clock, Duration sweepInterval) {
    RelaySettings one = RelayTest.settings();
    RelaySettings settings =
        new RelaySettings(
            1,
            one.batchSize(),
            sweepInterval,
            one.lease(),
            one.pendingKeys(),
            one.refusals(),
            one.outage());
    Relay relay =
        new Relay(
            store, broker, TransactionOperations.withoutTransaction(), settings, clock, observer);
    RelayLoop loop = new RelayLoop(relay, store, settings, clock);
    loops.add(loop);
    loop.start();
    return loop;
  }

  private static Clock clockAt(AtomicLong seconds) {
    return new Clock() {
      @Override
      public Instant instant() {
        return MemoryStore.NOW.plusSeconds(seconds.get());
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  private void awaitArrivals(int count) {
    Awaitility.await().until(() -> broker.arrived.size() == count);
  }
}
