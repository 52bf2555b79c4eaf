package dev.sagas.services.payment.application;

import dev.sagas.services.payment.domain.Payment;
import java.util.Optional;
import java.util.UUID;

/** The payments, one for each order. */
public interface Payments {

  /**
   * The payment of {@code orderId}, which is made when there is none, locked until the transaction
   * ends. Of several callers at once, one makes the payment and all see the same, one after the
   * other.
   */
  Payment lockOrCreate(UUID orderId);

  /**
   * The payment of {@code orderId}, locked until the transaction ends.
   *
   * @throws dev.sagas.retry.ParkException if there is none, which only a lost row explains: the
   *     caller handles an event that a payment caused
   */
  Payment lock(UUID orderId);

  /** The payment of {@code orderId} as last committed, without a lock; empty when there is none. */
  Optional<Payment> find(UUID orderId);
}
