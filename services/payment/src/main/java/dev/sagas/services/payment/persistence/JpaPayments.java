package dev.sagas.services.payment.persistence;

import dev.sagas.event.UuidV7;
import dev.sagas.retry.ParkException;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Payment;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class JpaPayments implements Payments {

  private final PaymentRepository repository;
  private final Clock clock;

  JpaPayments(PaymentRepository repository, Clock clock) {
    this.repository = repository;
    this.clock = clock;
  }

  @Override
  public Payment lockOrCreate(UUID orderId) {
    return repository
        .findLocked(orderId)
        .orElseGet(
            () -> {
              repository.insertIfAbsent(UuidV7.next(clock), orderId, clock.instant());
              return lock(orderId);
            });
  }

  @Override
  public Payment lock(UUID orderId) {
    return repository
        .findLocked(orderId)
        .orElseThrow(() -> new ParkException("order " + orderId + " has no payment"));
  }

  @Override
  public Optional<Payment> find(UUID orderId) {
    return repository.findByOrderId(orderId);
  }
}
