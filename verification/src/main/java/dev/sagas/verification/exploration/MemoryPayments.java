package dev.sagas.verification.exploration;

import dev.sagas.retry.ParkException;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Payment;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Table;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** Payments in memory, locked as those in the database are. */
final class MemoryPayments implements Payments {

  static final String TABLE = "payment";

  private final Table<Payment> payments;

  MemoryPayments(MemoryService service) {
    this.payments = service.database().table(TABLE, Payment.class);
  }

  @Override
  public Payment lockOrCreate(UUID orderId) {
    return payments.lock(orderId).orElseGet(() -> create(payments, orderId));
  }

  static Payment create(Table<Payment> payments, UUID orderId) {
    UUID id = UUID.nameUUIDFromBytes(("payment/" + orderId).getBytes(StandardCharsets.UTF_8));
    payments.put(orderId, new Payment(id, orderId, MemoryService.NOW));
    return payments.find(orderId).orElseThrow();
  }

  @Override
  public Payment lock(UUID orderId) {
    return payments
        .lock(orderId)
        .orElseThrow(() -> new ParkException("order " + orderId + " has no payment"));
  }

  @Override
  public Optional<Payment> find(UUID orderId) {
    return payments.glance(orderId);
  }
}
