package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** A batch that a worker has taken, and works on until it is let go. */
  private record Taken(List<Integer> batch, CompletableFuture<Boolean> end) {}

  private final BlockingQueue<Taken> taken = new LinkedBlockingQueue<>();
  private final AtomicInteger done = new AtomicInteger();
  private final List<Taken> all = new ArrayList<>();
  private final Lane<Integer> lane = new Lane<>("lane-", 2, 3, this::work);

  private void work(List<Integer> batch) {
    Taken begun = new Taken(batch, new CompletableFuture<>());
    taken.add(begun);
    begun.end.join();
    done.incrementAndGet();
  }

  @AfterEach
  void letAllGo() {
    all.forEach(begun -> begun.end.complete(true));
  }

  @Test
  void takesWhatHasComeWhileItWasBusy() throws InterruptedException {
    lane.open();
    offer(1, 1);
    Taken first = next();
    offer(2, 3);

    first.end.complete(true);

    assertThat(first.batch).containsExactly(1);
    assertThat(next().batch).containsExactly(2, 3);
  }

  @Test
  void anotherWorkerJoinsInForAWholeBatch() throws InterruptedException {
    lane.open();
    offer(1, 1);
    assertThat(next().batch).containsExactly(1);
    offer(2, 3);
    assertThat(taken).isEmpty();

    offer(4, 7);

    assertThat(next().batch).containsExactly(2, 3, 4);
    assertThat(taken).isEmpty();
  }

  @Test
  void goesOnAfterAFailure() throws InterruptedException {
    lane.open();
    offer(1, 1);
    Taken first = next();
    offer(2, 2);

    first.end.completeExceptionally(new IllegalStateException("a bug"));

    assertThat(next().batch).containsExactly(2);
  }

  @Test
  void closingDropsWhatWaitsAndAwaitsWhatWasBegun() throws InterruptedException {
    lane.open();
    offer(1, 1);
    Taken begun = next();
    offer(2, 2);
    lane.close();
    CompletableFuture<Integer> doneWhenIdle =
        CompletableFuture.supplyAsync(
            () -> {
              awaitIdle();
              return done.get();
            });

    begun.end.complete(true);

    assertThat(doneWhenIdle).succeedsWithin(PATIENCE).isEqualTo(1);
    assertThat(taken).isEmpty();
    offer(3, 3);
    lane.open();
    offer(4, 4);
    assertThat(next().batch).containsExactly(4);
  }

  private void awaitIdle() {
    try {
      lane.awaitIdle(System.nanoTime() + PATIENCE.toNanos());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void offer(int first, int last) {
    IntStream.rangeClosed(first, last).forEach(lane::offer);
  }

  private Taken next() throws InterruptedException {
    Taken next =
        Objects.requireNonNull(taken.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS), "a batch");
    all.add(next);
    return next;
  }
}
