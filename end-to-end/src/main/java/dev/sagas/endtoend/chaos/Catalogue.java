package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.system.Till;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who buys and what there is to buy: customers of whom some can afford little, products of which
 * some sell out and are delivered again.
 */
final class Catalogue {

  private static final int CUSTOMERS = 60;
  private static final int POOR = 8;
  private static final int PRODUCTS = 40;
  private static final int SCARCE = 6;
  private static final long SMALL_DELIVERY = 40;

  private final List<UUID> rich;
  private final List<UUID> poor;
  private final List<String> plenty;
  private final List<String> scarce;
  private final Map<String, Long> delivered = new ConcurrentHashMap<>();
  private final Till till;

  /** Registers and lists all of it, at a system that is whole. */
  Catalogue(Till till, RandomGenerator random) {
    this.till = till;
    this.rich = times(CUSTOMERS, () -> till.customer(50_000_00));
    this.poor = times(POOR, () -> till.customer(random.nextLong(1, 20_00)));
    this.plenty = times(PRODUCTS, () -> till.product(random.nextLong(1_00, 60_00), 10_000_000));
    this.scarce = times(SCARCE, () -> till.product(random.nextLong(5_00, 90_00), SMALL_DELIVERY));
  }

  UUID customer(RandomGenerator random) {
    return pick(random.nextInt(100) < 6 ? poor : rich, random);
  }

  /** One to four products, seldom one that may be sold out. */
  List<Till.Line> basket(RandomGenerator random) {
    Stream<String> usual =
        IntStream.range(0, random.nextInt(1, 4)).mapToObj(number -> pick(plenty, random));
    Stream<String> rare =
        random.nextInt(100) < 12 ? Stream.of(pick(scarce, random)) : Stream.empty();
    return Stream.concat(usual, rare)
        .distinct()
        .map(sku -> new Till.Line(sku, random.nextLong(1, 4)))
        .toList();
  }

  /** Delivers a few pieces of one of the scarce products, however long it takes. */
  void restock(StubbornClient client, UnaryOperator<URI> inventory, RandomGenerator random) {
    String sku = pick(scarce, random);
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    URI path = URI.create("/products/" + sku + "/stock");
    client
        .post(
            number -> inventory.apply(path),
            key,
            Map.of("quantity", SMALL_DELIVERY),
            answer -> answer.status() == 409)
        .thenAccept(
            answer -> {
              if (answer.status() < 300) {
                delivered.merge(sku, SMALL_DELIVERY, Long::sum);
              }
            })
        .join();
  }

  /** Pieces that were delivered, by SKU. */
  Map<String, Long> delivered() {
    Map<String, Long> all = new ConcurrentHashMap<>(till.delivered());
    delivered.forEach((sku, pieces) -> all.merge(sku, pieces, Long::sum));
    return all;
  }

  private static <T> T pick(List<T> some, RandomGenerator random) {
    return some.get(random.nextInt(some.size()));
  }

  private static <T> List<T> times(int count, Supplier<T> one) {
    return Stream.generate(one).limit(count).toList();
  }
}
