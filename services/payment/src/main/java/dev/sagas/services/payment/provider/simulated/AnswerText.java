package dev.sagas.services.payment.provider.simulated;

import dev.sagas.services.payment.application.PaymentProvider.AuthorizationAnswer;
import dev.sagas.services.payment.application.PaymentProvider.CaptureAnswer;

/**
 * Answers as they are stored with their idempotency keys, such as {@code declined:expired_card}.
 */
final class AnswerText {

  static final String CAPTURED = "captured";
  static final String REFUNDED = "refunded";

  private static final String APPROVED = "approved:";
  private static final String DECLINED = "declined:";
  private static final String REFUSED = "refused:";

  private AnswerText() {}

  static String approved(String reference) {
    return APPROVED + reference;
  }

  static String declined(String code) {
    return DECLINED + code;
  }

  static String refused(String code) {
    return REFUSED + code;
  }

  static AuthorizationAnswer authorization(String text) {
    return text.startsWith(APPROVED)
        ? new AuthorizationAnswer.Approved(text.substring(APPROVED.length()))
        : new AuthorizationAnswer.Declined(text.substring(DECLINED.length()));
  }

  static CaptureAnswer capture(String text) {
    return text.equals(CAPTURED)
        ? new CaptureAnswer.Captured()
        : new CaptureAnswer.Refused(text.substring(REFUSED.length()));
  }
}
