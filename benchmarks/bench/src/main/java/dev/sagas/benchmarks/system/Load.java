package dev.sagas.benchmarks.system;

import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.Rest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** Checkouts, and how long each of them takes. */
final class Load {

  private static final long PATIENCE_SECONDS = 120;

  private final Shop shop;
  private final URI checkout;
  private final Endings endings;
  private final RandomGenerator random = new SplittableRandom(1);

  Load(Shop shop, URI checkout, Endings endings) {
    this.shop = shop;
    this.checkout = checkout;
    this.endings = endings;
  }

  /** One order after the other: each is placed when the one before has ended. */
  Timings oneByOne(int count) throws Exception {
    Timings timings = new Timings();
    for (int i = 0; i < count; i++) {
      place(body(), System.nanoTime(), timings).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return timings;
  }

  /** Closed loop: each of {@code clients} places an order when its last one has ended. */
  Timings asFastAsServed(int clients, int seconds) throws Exception {
    Timings timings = new Timings();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        running.add(threads.submit(() -> repeatUntil(end, timings)));
      }
      for (Future<?> client : running) {
        client.get();
      }
    } finally {
      threads.shutdownNow();
    }
    return timings;
  }

  private Void repeatUntil(long end, Timings timings) throws Exception {
    while (System.nanoTime() < end) {
      place(body(), System.nanoTime(), timings).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return null;
  }

  /**
   * Open loop: orders come at a rate, however they are served. An order that is placed late because
   * the one before took long is timed from when it should have been placed.
   */
  Timings atRate(double perSecond, int seconds)
      throws InterruptedException, ExecutionException, TimeoutException {
    Timings timings = new Timings();
    List<CompletableFuture<Void>> orders = new ArrayList<>();
    long pause = Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond);
    long begin = System.nanoTime();
    for (long number = 0; number < Math.round(perSecond * seconds); number++) {
      long due = begin + number * pause;
      while (System.nanoTime() < due) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      orders.add(place(body(), due, timings));
    }
    for (CompletableFuture<Void> order : orders) {
      order.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return timings;
  }

  private synchronized Map<String, Object> body() {
    return shop.draw(random);
  }

  private CompletableFuture<Void> place(Map<String, Object> body, long due, Timings timings) {
    return Rest.postLater(checkout, UUID.randomUUID().toString(), body)
        .thenCompose(
            answer -> {
              long accepted = System.nanoTime();
              return endings
                  .of(order(answer))
                  .thenAccept(ending -> timings.ended(ending, due, accepted));
            });
  }

  private static UUID order(Answer answer) {
    if (answer.status() != 202) {
      throw new IllegalStateException("A checkout was answered %s".formatted(answer));
    }
    return UUID.fromString(answer.json().path("id").asText());
  }
}
