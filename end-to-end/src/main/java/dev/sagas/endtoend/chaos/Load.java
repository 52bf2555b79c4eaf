package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.ServiceProcess;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Steady checkouts: customers come at a rate that does not depend on how well they are served, and
 * each goes on until the service has answered.
 */
final class Load implements AutoCloseable {

  private static final Duration RESTOCK_EVERY = Duration.ofMillis(400);

  private final ChaosSystem system;
  private final Catalogue catalogue;
  private final Receipts receipts;
  private final StubbornClient client;
  private final RandomGenerator random;
  private final RandomGenerator restocking;
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final ExecutorService lorry = Executors.newSingleThreadExecutor();

  private final Phaser customers = new Phaser(1);

  Load(
      ChaosSystem system,
      Catalogue catalogue,
      Receipts receipts,
      StubbornClient client,
      long seed) {
    this.system = system;
    this.catalogue = catalogue;
    this.receipts = receipts;
    this.client = client;
    SplittableRandom source = new SplittableRandom(seed);
    this.random = source.split();
    this.restocking = source.split();
  }

  /** Begins; {@code perSecond} customers come. */
  void start(double perSecond) {
    long nanos = Math.round(TimeUnit.SECONDS.toNanos(1) / perSecond);
    clock.scheduleAtFixedRate(this::nextCustomer, 0, nanos, TimeUnit.NANOSECONDS);
    long pause = RESTOCK_EVERY.toMillis();
    clock.scheduleWithFixedDelay(
        () -> lorry.execute(this::restock), pause, pause, TimeUnit.MILLISECONDS);
  }

  /** No one comes any more; returns when everyone who came is served. */
  void end() throws InterruptedException {
    clock.shutdown();
    customers.awaitAdvanceInterruptibly(customers.arrive());
    lorry.shutdown();
    lorry.awaitTermination(1, TimeUnit.MINUTES);
  }

  /** How many have come and are not served yet. */
  int waiting() {
    return customers.getUnarrivedParties() - 1;
  }

  private void restock() {
    if (!clock.isShutdown()) {
      catalogue.restock(
          client, path -> system.service("inventory").uri(path.toString()), restocking);
    }
  }

  private void nextCustomer() {
    Purchase purchase = Purchase.draw(catalogue, random);
    customers.register();
    receipts.begun(purchase.key());
    serve(purchase)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                receipts.broken(purchase.key(), failure);
              }
              customers.arriveAndDeregister();
            });
  }

  private CompletableFuture<Void> serve(Purchase purchase) {
    return checkout(purchase)
        .thenCompose(
            answer -> {
              receipts.placed(purchase.key(), answer);
              return answer.status() == 202 ? after(purchase, answer) : done();
            });
  }

  private CompletableFuture<Void> after(Purchase purchase, Answer answer) {
    CompletableFuture<Void> again =
        purchase.repeats()
            ? checkout(purchase).thenAccept(same -> receipts.placed(purchase.key(), same))
            : done();
    Duration regret = purchase.regret();
    if (regret == null) {
      return again;
    }
    return again.thenCompose(placed -> later(regret)).thenCompose(now -> cancel(answer));
  }

  private CompletableFuture<Answer> checkout(Purchase purchase) {
    return client.post(
        door("/checkout"), purchase.key(), purchase.body(), answer -> answer.status() == 409);
  }

  private CompletableFuture<Void> cancel(Answer placed) {
    String order = placed.json().path("id").asText();
    return client
        .post(
            door("/orders/" + order + "/cancellation"),
            UUID.randomUUID().toString(),
            Map.of("reason", "Changed their mind"),
            answer -> false)
        .thenAccept(answer -> receipts.cancellation(order, answer));
  }

  /** The first instance, and with each repetition the next one. */
  private IntFunction<URI> door(String path) {
    return number -> {
      List<ServiceProcess> doors = List.copyOf(system.doors());
      return doors.get(number % doors.size()).uri(path);
    };
  }

  private static CompletableFuture<Void> done() {
    return CompletableFuture.allOf();
  }

  private static CompletableFuture<Void> later(Duration delay) {
    return CompletableFuture.runAsync(
        () -> {}, CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    clock.shutdownNow();
    lorry.shutdownNow();
  }
}
