package dev.sagas.stack.traffic;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Customers who come by, one after the other. Not safe for several threads. */
final class Buyers {

  private static final int MOST_LINES = 3;
  private static final int MOST_PIECES = 3;
  private static final int TOO_MANY = 900_000;

  private final Shop shop;
  private final SplittableRandom random;

  Buyers(Shop shop, SplittableRandom random) {
    this.shop = shop;
    this.random = random;
  }

  /** Orders something; does not wait for what becomes of it. */
  void next() {
    Behaviour behaviour = Behaviour.draw(random);
    UUID customer =
        behaviour == Behaviour.HAS_NO_CREDIT
            ? shop.poorCustomer()
            : shop.customers().get(random.nextInt(shop.customers().size()));
    Map<String, Integer> basket = basket(behaviour);
    shop.order(customer, basket, behaviour.paymentMethod(), behaviour == Behaviour.THINKS_BETTER);
  }

  private Map<String, Integer> basket(Behaviour behaviour) {
    Map<String, Integer> basket = new LinkedHashMap<>();
    int lines = 1 + random.nextInt(MOST_LINES);
    for (int i = 0; i < lines; i++) {
      String sku = shop.products().get(random.nextInt(shop.products().size()));
      basket.put(sku, 1 + random.nextInt(MOST_PIECES));
    }
    if (behaviour == Behaviour.WANTS_TOO_MUCH) {
      basket.replaceAll((sku, pieces) -> TOO_MANY);
    }
    return basket;
  }
}
