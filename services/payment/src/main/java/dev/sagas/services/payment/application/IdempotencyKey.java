package dev.sagas.services.payment.application;

import java.util.UUID;

/**
 * Tells the provider which requests are repetitions of one. Each operation on a payment has a key
 * of its own: under one key for all, a void would get the authorisation's answer replayed.
 *
 * @param value the payment's id and the operation, such as {@code 0190...:authorize}
 */
public record IdempotencyKey(String value) {

  /** For holding the amount. */
  public static IdempotencyKey forAuthorization(UUID paymentId) {
    return new IdempotencyKey(paymentId + ":authorize");
  }

  /** For taking what is held. */
  public static IdempotencyKey forCapture(UUID paymentId) {
    return new IdempotencyKey(paymentId + ":capture");
  }

  /** For giving up what is held. */
  public static IdempotencyKey forVoid(UUID paymentId) {
    return new IdempotencyKey(paymentId + ":void");
  }

  /** For giving back what was taken. */
  public static IdempotencyKey forRefund(UUID paymentId) {
    return new IdempotencyKey(paymentId + ":refund");
  }
}
