package dev.sagas.stack.traffic;

import java.util.random.RandomGenerator;

/** How a customer behaves, and how often one does: the mix of a shop. */
enum Behaviour {
  BUYS(74, "pm_card_visa"),
  BUYS_BY_ANOTHER_CARD(6, "pm_card_mastercard"),
  IS_DECLINED(6, "pm_card_chargeDeclined"),
  HAS_NO_FUNDS(3, "pm_card_chargeDeclinedInsufficientFunds"),
  FAILS_AT_THE_END(2, "pm_card_captureFail"),
  HAS_A_SLOW_BANK(3, "pm_card_slow"),
  HAS_A_FLAKY_BANK(2, "pm_card_failTwice"),
  HAS_NO_CREDIT(1, "pm_card_visa"),
  WANTS_TOO_MUCH(1, "pm_card_visa"),
  THINKS_BETTER(2, "pm_card_visa");

  private static final int ALL = 100;

  private final int percent;
  private final String paymentMethod;

  Behaviour(int percent, String paymentMethod) {
    this.percent = percent;
    this.paymentMethod = paymentMethod;
  }

  String paymentMethod() {
    return paymentMethod;
  }

  /** One of them, as often as it is in the mix. */
  static Behaviour draw(RandomGenerator random) {
    int left = random.nextInt(ALL);
    for (Behaviour behaviour : values()) {
      left -= behaviour.percent;
      if (left < 0) {
        return behaviour;
      }
    }
    throw new IllegalStateException("the mix is less than whole");
  }
}
