package dev.sagas.services.payment.messaging;

import dev.sagas.retry.ParkException;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Payment;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Payments of a single-threaded test. */
final class InMemoryPayments implements Payments {

  private final Map<UUID, Payment> byOrder = new HashMap<>();
  private final Clock clock;

  InMemoryPayments(Clock clock) {
    this.clock = clock;
  }

  @Override
  public Payment lockOrCreate(UUID orderId) {
    return byOrder.computeIfAbsent(
        orderId, id -> new Payment(UUID.randomUUID(), id, clock.instant()));
  }

  @Override
  public Payment lock(UUID orderId) {
    return find(orderId).orElseThrow(() -> new ParkException("order " + orderId + " has none"));
  }

  @Override
  public Optional<Payment> find(UUID orderId) {
    return Optional.ofNullable(byOrder.get(orderId));
  }
}
