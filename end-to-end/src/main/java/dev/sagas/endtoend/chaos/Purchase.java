package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.system.Till;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What one customer is about to do.
 *
 * @param key of the checkout, under which it is repeated
 * @param body of the checkout
 * @param regret how long after the answer the order is cancelled; null: never
 * @param repeats whether the customer clicks twice
 */
record Purchase(String key, Map<String, Object> body, @Nullable Duration regret, boolean repeats) {

  /** Percentages: those of a shop on a bad day, so that every way of ending occurs often. */
  private static final List<Share> METHODS =
      List.of(
          new Share(3.0, "pm_card_chargeDeclined"),
          new Share(2.0, "pm_card_chargeDeclinedInsufficientFunds"),
          new Share(1.0, "pm_card_chargeDeclinedExpiredCard"),
          new Share(1.0, "pm_card_chargeDeclinedProcessingError"),
          new Share(3.0, "pm_card_captureFail"),
          new Share(1.0, "pm_card_failTwice"),
          new Share(0.5, "pm_card_timeoutOnce"),
          new Share(0.2, "pm_card_timeout"),
          new Share(0.5, "pm_card_slow"),
          new Share(0.3, "pm_card_unheardOf"),
          new Share(10.0, "pm_card_mastercard"));

  private static final int REGRET_PERCENT = 8;
  private static final int MOST_REGRET_MILLIS = 4_000;
  private static final int REPEAT_PERCENT = 3;

  private record Share(double percent, String method) {}

  static Purchase draw(Catalogue catalogue, RandomGenerator random) {
    String key = new UUID(random.nextLong(), random.nextLong()).toString();
    Till.Line[] lines = catalogue.basket(random).toArray(Till.Line[]::new);
    Map<String, Object> body = Till.body(catalogue.customer(random), method(random), lines);
    Duration regret =
        random.nextInt(100) < REGRET_PERCENT
            ? Duration.ofMillis(random.nextInt(MOST_REGRET_MILLIS))
            : null;
    return new Purchase(key, body, regret, random.nextInt(100) < REPEAT_PERCENT);
  }

  private static String method(RandomGenerator random) {
    double point = random.nextDouble() * 100;
    for (Share share : METHODS) {
      point -= share.percent();
      if (point < 0) {
        return share.method();
      }
    }
    return Till.VISA;
  }
}
