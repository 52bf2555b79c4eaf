package dev.sagas.services.payment.provider.simulated;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The test payment methods. The first group has the names and decline codes of Stripe's test
 * methods; the second is our own, in the same style, for what a provider does when it is not well.
 */
enum TestMethod {
  VISA("pm_card_visa"),
  MASTERCARD("pm_card_mastercard"),
  DECLINED("pm_card_chargeDeclined", "card_declined"),
  INSUFFICIENT_FUNDS("pm_card_chargeDeclinedInsufficientFunds", "insufficient_funds"),
  EXPIRED("pm_card_chargeDeclinedExpiredCard", "expired_card"),
  PROCESSING_ERROR("pm_card_chargeDeclinedProcessingError", "processing_error"),

  /** Holds the amount, but the first answer never comes; the repetition gets it. */
  TIMEOUT_ONCE("pm_card_timeoutOnce"),
  /** Holds the amount, but no answer ever comes; a look-up finds it, and it can be voided. */
  TIMEOUT("pm_card_timeout"),
  /** Fails twice without effect, then approves. */
  FAIL_TWICE("pm_card_failTwice"),
  /** Holds the amount; refuses to take it. */
  CAPTURE_FAIL("pm_card_captureFail"),
  /** Holds the amount at once and answers late. */
  SLOW("pm_card_slow"),

  /** Whatever else is asked for. */
  UNKNOWN("", "invalid_payment_method");

  private final String name;
  private final @Nullable String declineCode;

  TestMethod(String name) {
    this(name, null);
  }

  TestMethod(String name, @Nullable String declineCode) {
    this.name = name;
    this.declineCode = declineCode;
  }

  static TestMethod named(String name) {
    return Arrays.stream(values())
        .filter(method -> method.name.equals(name))
        .findFirst()
        .orElse(UNKNOWN);
  }

  /** Why it is declined; null if it is approved. */
  @Nullable String declineCode() {
    return declineCode;
  }

  boolean failsAt(int call) {
    return this == FAIL_TWICE && call <= 2;
  }

  boolean answersNeverAt(int call) {
    return this == TIMEOUT || (this == TIMEOUT_ONCE && call == 1);
  }
}
