package dev.sagas.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.retry.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PendingKeysTest {

  private static final Duration LONG = Duration.ofHours(1);

  private static final Backoff PAUSES = new Backoff(Duration.ofMillis(20), LONG);

  private final PendingKeys keys = new PendingKeys(4, PAUSES);

  @Test
  void givesEachKeyOnceInTheOrderOfTheHints() throws InterruptedException {
    keys.hint(List.of("a", "b", "a"));
    keys.hint(List.of("b", "c"));

    assertThat(keys.take(2, LONG)).containsExactly("a", "b");
    assertThat(keys.take(2, LONG)).containsExactly("c");
  }

  @Test
  void givesAKeyToOneWorkerAtATime() throws InterruptedException {
    keys.hint(List.of("a"));
    List<String> taken = keys.take(1, LONG);

    keys.hint(List.of("a", "b"));
    assertThat(keys.take(2, LONG)).containsExactly("b");

    keys.settle(taken, List.of(), List.of());
    assertThat(keys.take(2, LONG)).as("hinted meanwhile").containsExactly("a");
    keys.settle(taken, List.of(), List.of());
    assertThat(keys.take(2, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void givesAKeyWithMoreAtOnceAndABusyOneAfterAPause() throws InterruptedException {
    keys.hint(List.of("more", "busy"));
    List<String> taken = keys.take(2, LONG);
    long start = System.nanoTime();

    keys.settle(taken, List.of("more"), List.of("busy"));

    assertThat(keys.take(2, LONG)).containsExactly("more");
    assertThat(keys.take(2, LONG)).containsExactly("busy");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(PAUSES.first());
  }

  @Test
  void givesNothingAfterItsPatience() throws InterruptedException {
    assertThat(keys.take(1, Duration.ofMillis(1))).isEmpty();
  }

  @Test
  void dropsWhatDoesNotFitAndAsksForASweep() throws InterruptedException {
    keys.hint(List.of("a", "b", "c", "d", "e"));

    assertThat(keys.take(10, LONG)).containsExactly("a", "b", "c", "d");
    keys.awaitSweep(LONG);
  }

  @Test
  void sweepsOnTimeWhenNothingWasDropped() throws InterruptedException {
    keys.hint(List.of("a", "b", "c", "d", "d"));
    keys.take(10, LONG);
    long start = System.nanoTime();

    keys.awaitSweep(Duration.ofMillis(20));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void asksForOneSweepForEachOverflow() throws InterruptedException {
    keys.hint(List.of("a", "b", "c", "d", "e"));
    keys.take(10, LONG);
    keys.awaitSweep(LONG);
    long start = System.nanoTime();

    keys.awaitSweep(Duration.ofMillis(20));

    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void holdsTheSweepUntilHalfOfTheRoomIsFree() throws Exception {
    keys.hint(List.of("a", "b", "c"));
    ExecutorService executor = Executors.newSingleThreadExecutor();
    try {
      Future<?> room =
          executor.submit(
              () -> {
                keys.awaitRoom();
                return null;
              });
      assertThat(room).isNotDone();

      keys.take(1, LONG);

      room.get();
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void endsEveryWaitWhenItIsClosedAndWaitsAgainWhenOpened() throws InterruptedException {
    keys.hint(List.of("a", "b", "c", "d"));
    keys.close();

    keys.awaitRoom();
    keys.awaitSweep(LONG);
    assertThat(keys.take(10, LONG)).hasSize(4);
    assertThat(keys.take(10, LONG)).isEmpty();

    keys.open();
    keys.hint(List.of("e"));
    assertThat(keys.take(10, LONG)).containsExactly("e");
  }

  @Test
  void losesNoKeyBetweenSeveralProducersAndConsumers() throws Exception {
    PendingKeys roomy = new PendingKeys(100_000, PAUSES);
    Set<String> seen = ConcurrentHashMap.newKeySet();
    CountDownLatch all = new CountDownLatch(4_000);
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      for (int i = 0; i < 4; i++) {
        int producer = i;
        executor.execute(
            () ->
                IntStream.range(0, 1_000)
                    .forEach(number -> roomy.hint(List.of(producer + "-" + number))));
        executor.submit(
            () -> {
              while (all.getCount() > 0) {
                roomy.take(7, Duration.ofMillis(50)).stream()
                    .filter(seen::add)
                    .forEach(key -> all.countDown());
              }
              return null;
            });
      }

      all.await();
      assertThat(seen).hasSize(4_000);
    } finally {
      executor.shutdownNow();
    }
  }
}
