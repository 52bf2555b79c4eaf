package dev.sagas.endtoend.crash;

import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Looks;
import dev.sagas.endtoend.system.Quiet;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Light work without end that takes every way through the system: orders that succeed, are refused
 * by each participant, cancelled by their customers or by the deadline, and messages that are
 * parked, redriven and discarded. What is not answered is repeated under its key.
 */
final class Errands implements AutoCloseable {

  private static final List<String> METHODS =
      List.of(
          "pm_card_chargeDeclined",
          "pm_card_captureFail",
          "pm_card_timeoutOnce",
          "pm_card_timeout",
          "pm_card_slow",
          "pm_card_failTwice");

  private static final Map<String, Object> POUND = Map.of("amount", 1_00, "currency", "GBP");
  private static final String SHELF = "SHELF-" + UUID.randomUUID();

  private final CheckoutSystem system;
  private final Till till;
  private final UUID rich;
  private final UUID poor;
  private final String plenty;
  private final String scarce;
  private final DeadLetterDesk desk;
  private final AtomicLong placed = new AtomicLong();
  private final ExecutorService clients;
  private final List<Future<?>> running = new ArrayList<>();
  private volatile boolean over;

  /**
   * Begins at once; the services are ready.
   *
   * @param pause of each client between two orders
   */
  Errands(CheckoutSystem system, int clients, Duration pause) {
    this.system = system;
    this.till = system.till();
    this.rich = till.customer(10_000_000_00L);
    this.poor = till.customer(1);
    this.plenty = till.product(3_00, 1_000_000);
    this.scarce = till.product(7_00, 20);
    Rest.put(
        system.service("inventory").uri("/products/" + SHELF),
        Map.of("name", "Shelf", "price", POUND));
    this.desk = new DeadLetterDesk(system);
    this.clients = Executors.newFixedThreadPool(clients + 2);
    for (int i = 0; i < clients; i++) {
      running.add(this.clients.submit(() -> repeat(this::shop, pause)));
    }
    running.add(this.clients.submit(() -> repeat(this::manage, Duration.ofMillis(500))));
    running.add(this.clients.submit(() -> repeat(desk::work, Duration.ofMillis(100))));
  }

  /** Orders placed so far. */
  long placed() {
    return placed.get();
  }

  /** Pieces of work that one client has ended abnormally; fails like it. */
  void check() throws Exception {
    for (Future<?> client : running) {
      if (client.isDone()) {
        client.get();
      }
    }
  }

  private @Nullable Void repeat(Errand errand, Duration rest) throws Exception {
    while (!over) {
      errand.run();
      // The rhythm of the work, not a wait for anything.
      Thread.sleep(rest.toMillis());
    }
    return null;
  }

  /** What else is done over REST: a new customer, a delivery. */
  private void manage() {
    Rest.postUntilAnswered(
        system.service("customer").uri("/customers"),
        UUID.randomUUID().toString(),
        Map.of("name", "Ada", "email", UUID.randomUUID() + "@example.org", "creditLimit", POUND));
    Rest.postUntilAnswered(
        system.service("inventory").uri("/products/" + SHELF + "/stock"),
        UUID.randomUUID().toString(),
        Map.of("quantity", 1));
  }

  private void shop() {
    int number = ThreadLocalRandom.current().nextInt(20);
    UUID customer = number == 0 ? poor : rich;
    String method = number > 0 && number <= METHODS.size() ? METHODS.get(number - 1) : Till.VISA;
    Line line = new Line(number == 7 ? scarce : plenty, 1 + number % 2);
    Answer answer =
        Rest.postUntilAnswered(
            till.checkoutUri(), UUID.randomUUID().toString(), Till.body(customer, method, line));
    if (answer.status() != 202) {
      throw new IllegalStateException("A checkout was answered " + answer);
    }
    placed.incrementAndGet();
    if (number >= 15) {
      cancel(UUID.fromString(answer.json().path("id").asText()));
    }
  }

  /** May come before, while or after the order is paid, too late, or not at all. */
  private void cancel(UUID order) {
    Rest.postLater(
            till.cancellationUri(order),
            UUID.randomUUID().toString(),
            Map.of("reason", "Changed their mind"))
        .handle((answer, away) -> answer)
        .join();
  }

  /** Ends the work. */
  @Override
  public void close() throws Exception {
    over = true;
    clients.shutdown();
    if (!clients.awaitTermination(2, TimeUnit.MINUTES)) {
      clients.shutdownNow();
      throw new IllegalStateException("The clients do not end");
    }
    check();
  }

  /**
   * Waits, after the end of the work, until everything has come to rest, and discards what is still
   * parked meanwhile.
   *
   * @param further looked at when the books add up
   * @return what is wrong in the end; nothing as soon as all is well
   */
  List<String> awaitRest(Duration atMost, Callable<List<String>> further) throws Exception {
    Quiet quiet = new Quiet(system.books(), till::delivered);
    Looks.Seen last =
        Looks.untilWell(
            System.nanoTime(),
            atMost,
            () -> {
              desk.clear();
              List<String> discrepancies = quiet.discrepancies();
              return discrepancies.isEmpty() ? further.call() : discrepancies;
            });
    if (last.wrong().isEmpty()) {
      return List.of();
    }
    // Too late: what would have come to rest yet, and what never would, both count.
    List<String> wrong = new ArrayList<>(quiet.discrepancies());
    wrong.addAll(further.call());
    wrong.add("The system did not come to rest within " + atMost);
    return wrong;
  }

  @FunctionalInterface
  private interface Errand {
    void run() throws Exception;
  }
}
