package dev.sagas.endtoend.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Clients who buy one thing after another; some too dear, some regretted. */
final class SteadyShoppers implements AutoCloseable {

  private static final int CLIENTS = 4;
  // A pace that the services keep up with: what is tested is not a backlog.
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final String DECLINED = "pm_card_chargeDeclined";

  private final Till till;
  private final UUID rich;
  private final UUID poor;
  private final String sku;
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
  private final AtomicInteger numbers = new AtomicInteger();
  private final Queue<UUID> orders = new ConcurrentLinkedQueue<>();
  private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

  SteadyShoppers(Till till) {
    this.till = till;
    this.rich = till.customer(1_000_000_00);
    this.poor = till.customer(1);
    this.sku = till.product(3_00, 100_000);
  }

  void start() {
    for (int client = 0; client < CLIENTS; client++) {
      var unused =
          clients.scheduleWithFixedDelay(this::shop, 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void shop() {
    try {
      orders.add(buy(numbers.getAndIncrement()));
    } catch (RuntimeException | AssertionError e) {
      failures.add(e);
    }
  }

  private UUID buy(int number) {
    Map<String, Object> body =
        switch (number % 10) {
          case 0 -> Till.body(rich, DECLINED, new Line(sku, 1));
          case 1 -> Till.body(poor, Till.VISA, new Line(sku, 1));
          default -> Till.body(rich, Till.VISA, new Line(sku, 1 + number % 3));
        };
    String key = UUID.randomUUID().toString();
    Answer answer = Rest.postUntilAnswered(till.checkoutUri(), key, body);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    UUID order = UUID.fromString(answer.json().path("id").asText());
    if (number % 10 >= 8) {
      till.cancel(order);
    }
    return order;
  }

  /** Lets them finish what they are at, and returns all orders that were accepted. */
  List<UUID> orders() throws InterruptedException {
    clients.shutdown();
    assertThat(clients.awaitTermination(120, TimeUnit.SECONDS)).isTrue();
    assertThat(failures).isEmpty();
    return List.copyOf(orders);
  }

  Map<String, Long> ends(List<UUID> orders) {
    return orders.stream()
        .map(order -> till.order(order).path("state").asText())
        .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
  }

  @Override
  public void close() {
    clients.shutdownNow();
  }
}
