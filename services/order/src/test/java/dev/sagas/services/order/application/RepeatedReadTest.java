package dev.sagas.services.order.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RepeatedReadTest {

  private final RepeatedRead reads = new RepeatedRead(ForkJoinPool.commonPool());
  private final AtomicInteger count = new AtomicInteger();

  @Test
  void answersAtOnceWithEnough() {
    CompletableFuture<Integer> found =
        reads.until(count::incrementAndGet, read -> true, Duration.ofHours(1));

    assertThat(found).isCompletedWithValue(1);
  }

  @Test
  void readsAgainUntilThereIsEnough() {
    CompletableFuture<Integer> found =
        reads.until(count::incrementAndGet, read -> read == 3, Duration.ofHours(1));

    assertThat(found).isNotDone().succeedsWithin(Duration.ofSeconds(10)).isEqualTo(3);
  }

  @Test
  void answersWithWhatThereIsWhenTheTimeIsOver() {
    CompletableFuture<Integer> found =
        reads.until(count::incrementAndGet, read -> false, Duration.ofMillis(30));

    assertThat(found).succeedsWithin(Duration.ofSeconds(10));
    assertThat(found.join()).isGreaterThan(1);
  }

  @Test
  void readsOnceWhereNoWaitIsWanted() {
    CompletableFuture<Integer> found =
        reads.until(count::incrementAndGet, read -> false, Duration.ZERO);

    assertThat(found).isCompletedWithValue(1);
  }

  @Test
  void passesOnWhatALaterReadThrows() {
    CompletableFuture<Integer> found =
        reads.until(
            () -> {
              if (count.incrementAndGet() > 1) {
                throw new IllegalStateException("gone");
              }
              return 0;
            },
            read -> false,
            Duration.ofHours(1));

    assertThat(found)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withMessageContaining("gone");
  }
}
