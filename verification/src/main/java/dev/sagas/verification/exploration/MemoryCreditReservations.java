package dev.sagas.verification.exploration;

import dev.sagas.services.customer.domain.CreditReservation;
import dev.sagas.services.customer.persistence.CreditReservations;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Table;
import java.util.Optional;
import java.util.UUID;

/** What orders hold of limits, in memory. */
final class MemoryCreditReservations implements CreditReservations {

  static final String TABLE = "credit_reservation";

  private final Table<CreditReservation> reservations;

  MemoryCreditReservations(MemoryService service) {
    this.reservations = service.database().table(TABLE, CreditReservation.class);
  }

  @Override
  public void add(CreditReservation reservation) {
    reservations.insert(reservation.orderId(), reservation);
  }

  /** Under the customer's lock, which everyone holds who changes a reservation. */
  @Override
  public Optional<CreditReservation> find(UUID orderId, UUID customerId) {
    return reservations.find(orderId).filter(it -> it.customerId().equals(customerId));
  }
}
