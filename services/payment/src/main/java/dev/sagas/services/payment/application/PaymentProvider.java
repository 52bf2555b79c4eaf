package dev.sagas.services.payment.application;

import dev.sagas.services.payment.domain.Money;
import java.util.Optional;
import java.util.UUID;

/**
 * The payment provider, as this service needs it. Every call that moves money carries an
 * idempotency key: repeated with the same key it has no second effect and gets the first answer, as
 * long as the provider remembers the key (usually 24 hours).
 *
 * <p>A returned value is the provider's own word. An answer that is not known, because of a
 * time-out, an open circuit, a full bulkhead, a broken connection or an error of the provider, is a
 * {@link dev.sagas.retry.RetryLaterException}: the money may or may not have moved, and nothing may
 * be concluded but that the call must be repeated. Never called inside a database transaction.
 */
public interface PaymentProvider {

  /** Holds an amount. */
  AuthorizationAnswer authorize(AuthorizationRequest request);

  /** Takes an amount that is held. */
  CaptureAnswer capture(CaptureRequest request);

  /** Gives up what is held. */
  VoidAnswer voidAuthorization(VoidRequest request);

  /** Gives back what was taken; returns only when it is back. */
  void refund(RefundRequest request);

  /**
   * Finds a payment by our reference, whatever became of it. That nothing is found proves nothing
   * while a request may still be on its way.
   */
  Optional<ProviderPayment> findByReference(UUID paymentId);

  /**
   * Asks to hold {@code amount}.
   *
   * @param paymentId our reference, by which the provider's record can be found
   * @param method the provider's name of the means of payment
   */
  record AuthorizationRequest(
      UUID paymentId, Money amount, String method, IdempotencyKey idempotencyKey) {}

  /** Asks to take {@code amount} of the authorisation {@code reference}, the provider's own id. */
  record CaptureRequest(String reference, Money amount, IdempotencyKey idempotencyKey) {}

  /** Asks to void the authorisation {@code reference}, the provider's own id. */
  record VoidRequest(String reference, IdempotencyKey idempotencyKey) {}

  /** Asks to refund {@code amount} of what was captured of {@code reference}. */
  record RefundRequest(String reference, Money amount, IdempotencyKey idempotencyKey) {}

  /** The provider's answer to an authorisation. */
  sealed interface AuthorizationAnswer {

    /** The amount is held, under the provider's own id. */
    record Approved(String reference) implements AuthorizationAnswer {}

    /** Nothing is held, for the reason given by the provider's code. */
    record Declined(String code) implements AuthorizationAnswer {}
  }

  /** The provider's answer to a capture. */
  sealed interface CaptureAnswer {

    /** The amount is taken. */
    record Captured() implements CaptureAnswer {}

    /** Nothing is taken; the authorisation stays as it was. */
    record Refused(String code) implements CaptureAnswer {}
  }

  /** The provider's answer to a void. */
  enum VoidAnswer {
    /** Nothing is held any more. */
    VOIDED,
    /** Too late: the amount was taken, and only a refund gives it back. */
    ALREADY_CAPTURED
  }

  /**
   * A payment as the provider knows it.
   *
   * @param reference the provider's own id
   * @param code why it was declined; empty if it was not
   */
  record ProviderPayment(String reference, ProviderStatus status, String code) {}

  /** What became of a payment at the provider. */
  enum ProviderStatus {
    /** Nothing was held. */
    DECLINED,
    /** The amount is held. */
    AUTHORIZED,
    /** The amount is taken. */
    CAPTURED,
    /** Nothing is held any more. */
    VOIDED,
    /** What was taken is back. */
    REFUNDED
  }
}
