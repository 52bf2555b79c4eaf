package dev.sagas.services.payment.domain;

import java.util.UUID;

/**
 * What a payment reports. These records are the published JSON bodies: their components are named
 * as in the JSON Schemas of {@code src/main/resources/schemas}.
 */
public sealed interface PaymentEvent {

  /** Order, credit and stock are in: the provider is to be asked. To this service itself. */
  record AuthorizationRequested(UUID paymentId, UUID orderId) implements PaymentEvent {}

  /** The provider holds {@code amount}. */
  record Authorized(UUID paymentId, UUID orderId, Money amount) implements PaymentEvent {}

  /** The provider refused to hold the amount, for its {@code reason}. */
  record Declined(UUID paymentId, UUID orderId, String reason) implements PaymentEvent {}

  /** The provider took {@code amount}. */
  record Captured(UUID paymentId, UUID orderId, UUID customerId, Money amount)
      implements PaymentEvent {}

  /** The provider refused to take what it holds, for its {@code reason}. */
  record CaptureFailed(UUID paymentId, UUID orderId, String reason) implements PaymentEvent {}

  /** Money may be held for a cancelled order: it is to be given back. To this service itself. */
  record ReleaseRequested(UUID paymentId, UUID orderId) implements PaymentEvent {}

  /** Nothing is held or taken for a cancelled order any more. */
  record Released(UUID orderId, ReleaseEffect effect) implements PaymentEvent {}
}
