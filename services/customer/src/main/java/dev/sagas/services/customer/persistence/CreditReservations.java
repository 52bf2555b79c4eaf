package dev.sagas.services.customer.persistence;

import dev.sagas.services.customer.domain.CreditReservation;
import java.util.Optional;
import java.util.UUID;

/** What orders hold of their customers' limits. */
public interface CreditReservations {

  /** Inserts a reservation; a second one of the same order fails the transaction. */
  void add(CreditReservation reservation);

  /** What an order has of this customer's limit; call it with the customer locked. */
  Optional<CreditReservation> find(UUID orderId, UUID customerId);
}
