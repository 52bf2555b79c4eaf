package dev.sagas.services.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import dev.sagas.event.UuidV7;
import dev.sagas.test.Account;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Many orders for the same products at once. */
class ConcurrentStockIT extends RunningInventoryService {

  private static final String PLACED = "order.placed.v1";
  private static final String CONFIRMED = "order.confirmed.v1";
  private static final String CANCELLED = "order.cancelled.v1";

  @Test
  void aFlashSaleOf100PiecesAmong1000OrdersSellsExactly100() throws Exception {
    String mug = stocked(100);
    List<UUID> orders = orders(1_000);

    publish(PLACED, orders, order -> placed(order, List.of(mug)));

    assertStock(mug, 100, 100);
    List<UUID> winners = reserved(orders);
    assertThat(winners).hasSize(100);

    publish(CONFIRMED, winners, ConcurrentStockIT::only);
    publish(CANCELLED, others(orders, winners), ConcurrentStockIT::only);

    assertStock(mug, 0, 0);
    assertThat(failures()).isZero();
    assertThat(deadlocks()).isZero();
  }

  /** Locks taken in the order of the lines would wait for each other in a circle. */
  @Test
  void ordersThatNameTheSameProductsInOppositeOrderDoNotBlockEachOther() throws Exception {
    List<String> skus = Stream.generate(() -> stocked(1_000)).limit(4).toList();
    List<String> reversed = skus.stream().sorted(Collections.reverseOrder()).toList();
    List<UUID> orders = orders(300);

    publish(
        PLACED, orders, order -> placed(order, orders.indexOf(order) % 2 == 0 ? skus : reversed));
    publish(CONFIRMED, orders.subList(0, 150), ConcurrentStockIT::only);
    publish(CANCELLED, orders.subList(100, 300), ConcurrentStockIT::only);

    skus.forEach(sku -> assertStock(sku, 900, 0));
    assertThat(failures()).isZero();
    assertThat(deadlocks()).isZero();
  }

  private void publish(String type, List<UUID> orders, Function<UUID, String> body)
      throws Exception {
    long before = handled(type);
    try (Connection connection = SERVERS.broker().connect(Account.named("order"));
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      for (UUID order : orders) {
        channel.basicPublish(
            "order.events",
            type,
            SERVERS.publisher().properties(type, UuidV7.next(), order),
            body.apply(order).getBytes(StandardCharsets.UTF_8));
      }
      channel.waitForConfirmsOrDie(30_000);
    }
    awaitHandled(type, before + orders.size());
  }

  private List<UUID> reserved(List<UUID> orders) {
    return jdbc.sql("select order_id from stock_reservation where order_id in (:orders)")
        .param("orders", orders)
        .query(UUID.class)
        .list();
  }

  private static List<UUID> orders(int number) {
    return Stream.generate(UuidV7::next).limit(number).toList();
  }

  private static List<UUID> others(List<UUID> orders, List<UUID> winners) {
    return orders.stream().filter(order -> !winners.contains(order)).toList();
  }

  private static String placed(UUID order, List<String> skus) {
    String lines =
        skus.stream()
            .map("{\"sku\": \"%s\", \"quantity\": 1}"::formatted)
            .collect(Collectors.joining(", "));
    return "{\"orderId\": \"%s\", \"lines\": [%s]}".formatted(order, lines);
  }

  private static String only(UUID order) {
    return "{\"orderId\": \"%s\"}".formatted(order);
  }
}
