package dev.sagas.services.orderview.console;

/** Test payment methods, and what the simulated provider does with them. */
public enum PaymentMethod {
  VISA("pm_card_visa", "Visa: approved"),
  DECLINED("pm_card_chargeDeclined", "Declined"),
  INSUFFICIENT_FUNDS("pm_card_chargeDeclinedInsufficientFunds", "Insufficient funds"),
  CAPTURE_FAIL("pm_card_captureFail", "Approved, capture refused"),
  FAIL_TWICE("pm_card_failTwice", "Provider fails twice, then approves"),
  TIMEOUT_ONCE("pm_card_timeoutOnce", "First answer is lost"),
  SLOW("pm_card_slow", "Slow answer");

  private final String code;
  private final String title;

  PaymentMethod(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /** As the checkout takes it. */
  public String code() {
    return code;
  }

  /** As a buyer reads it. */
  public String title() {
    return title;
  }
}
