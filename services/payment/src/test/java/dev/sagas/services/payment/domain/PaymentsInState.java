package dev.sagas.services.payment.domain;

import java.time.Instant;
import java.util.UUID;

/** A payment in each state, brought there by its own transitions. */
public final class PaymentsInState {

  public static final UUID PAYMENT = new UUID(1, 1);
  public static final UUID ORDER = new UUID(2, 2);
  public static final UUID CUSTOMER = new UUID(3, 3);
  public static final Money TOTAL = new Money(5098, "GBP");
  public static final PaymentTerms TERMS = new PaymentTerms(CUSTOMER, TOTAL, "pm_card_visa");
  public static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private PaymentsInState() {}

  public static Payment of(PaymentState state) {
    Payment payment = new Payment(PAYMENT, ORDER, NOW);
    switch (state) {
      case WAITING -> {}
      case READY -> ready(payment);
      case AUTHORIZING -> authorizing(payment);
      case AUTHORIZED -> authorized(payment);
      case DECLINED -> {
        authorizing(payment);
        payment.decline("card_declined", NOW);
      }
      case CAPTURED -> {
        authorized(payment);
        payment.capture(NOW);
      }
      case CAPTURE_FAILED -> {
        authorized(payment);
        payment.failCapture("capture_failed", NOW);
      }
      case RELEASING -> {
        authorized(payment);
        payment.cancel(NOW);
      }
      case RELEASED -> {
        authorized(payment);
        payment.cancel(NOW);
        payment.settleRelease(Release.VOIDED, NOW);
      }
    }
    if (payment.state() != state) {
      throw new AssertionError("brought to " + payment.state() + " instead of " + state);
    }
    return payment;
  }

  private static void ready(Payment payment) {
    payment.noteOrder(TERMS, NOW);
    payment.noteCredit(NOW);
    payment.noteStock(NOW);
  }

  private static void authorizing(Payment payment) {
    ready(payment);
    payment.intendAuthorization(NOW);
  }

  private static void authorized(Payment payment) {
    authorizing(payment);
    payment.authorize("pi_1", NOW);
  }
}
