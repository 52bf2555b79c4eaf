package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.Answer;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.Rest;
import dev.sagas.endtoend.system.Till;
import dev.sagas.endtoend.system.Till.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ends a part of the system with SIGKILL in the middle of many checkouts. The clients repeat what
 * was not answered, under the same key, as clients do.
 */
class KillIT {

  private static final int CHECKOUTS = 500;
  private static final int BEFORE_THE_KILL = 150;
  private static final int CLIENTS = 16;

  private final CheckoutSystem system = CheckoutSystem.start();
  private final Till till = system.till();
  private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
  private final CountDownLatch untilKill = new CountDownLatch(BEFORE_THE_KILL);

  @AfterEach
  void endClients() {
    clients.shutdownNow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"order", "customer", "inventory", "payment", "broker"})
  void everyOrderEndsOnceAndNothingIsLostThoughOneIsKilled(String victim) throws Exception {
    Shoppers shoppers = new Shoppers(till);
    long before = system.books().count("order", "select count(*) from orders");

    List<Future<UUID>> calls = new ArrayList<>();
    for (int i = 0; i < CHECKOUTS; i++) {
      int shopper = i;
      calls.add(clients.submit(() -> shop(shoppers, shopper)));
    }
    assertThat(untilKill.await(60, TimeUnit.SECONDS)).isTrue();
    killAndRestart(victim);
    List<UUID> orders = new ArrayList<>();
    for (Future<UUID> call : calls) {
      orders.add(call.get(120, TimeUnit.SECONDS));
    }
    system.awaitQuiet();

    assertThat(orders).doesNotHaveDuplicates();
    assertThat(system.books().count("order", "select count(*) from orders") - before)
        .isEqualTo(CHECKOUTS);
    Map<String, Long> ends = shoppers.ends(orders);
    assertThat(ends.keySet()).isSubsetOf("COMPLETED", "CANCELLED");
    assertThat(ends.get("COMPLETED")).isPositive();
    assertThat(ends.get("CANCELLED")).isPositive();
  }

  private UUID shop(Shoppers shoppers, int number) {
    try {
      return shoppers.shop(number);
    } finally {
      untilKill.countDown();
    }
  }

  private void killAndRestart(String victim) {
    if (victim.equals("broker")) {
      system.broker().kill();
      system.broker().start();
    } else {
      system.service(victim).kill();
      system.service(victim).start().awaitReady();
    }
  }

  /** Buys what shoppers buy: most of it in order, some too dear, too much or soon regretted. */
  private static final class Shoppers {
    private static final String DECLINED = "pm_card_chargeDeclined";

    private final Till till;
    private final UUID rich;
    private final UUID poor;
    private final String plenty;
    private final String scarce;

    Shoppers(Till till) {
      this.till = till;
      this.rich = till.customer(100_000_00);
      this.poor = till.customer(1);
      this.plenty = till.product(3_00, 10_000);
      this.scarce = till.product(7_00, 20);
    }

    UUID shop(int number) {
      Map<String, Object> body =
          switch (number % 10) {
            case 0 -> Till.body(rich, DECLINED, new Line(plenty, 1));
            case 1 -> Till.body(poor, Till.VISA, new Line(plenty, 1));
            case 2, 3 -> Till.body(rich, Till.VISA, new Line(plenty, 2), new Line(scarce, 1));
            default -> Till.body(rich, Till.VISA, new Line(plenty, 1 + number % 3));
          };
      String key = UUID.randomUUID().toString();
      Answer answer = Rest.postUntilAnswered(till.checkoutUri(), key, body);
      assertThat(answer.status()).as(answer.text()).isEqualTo(202);
      UUID order = UUID.fromString(answer.json().path("id").asText());
      if (number % 10 >= 8) {
        cancel(order);
      }
      return order;
    }

    /** May come before, while or after the order is paid; or too late, when it is cancelled. */
    private void cancel(UUID order) {
      CompletableFuture<Answer> call =
          Rest.postLater(
              till.cancellationUri(order),
              UUID.randomUUID().toString(),
              Map.of("reason", "Changed their mind"));
      call.handle((answer, away) -> answer).join();
    }

    Map<String, Long> ends(List<UUID> orders) {
      return orders.stream()
          .map(order -> till.order(order).path("state").asText())
          .collect(Collectors.groupingBy(state -> state, Collectors.counting()));
    }
  }
}
