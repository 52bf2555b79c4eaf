package dev.sagas.services.customer.persistence;

import dev.sagas.services.customer.domain.CreditReservation;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What orders hold of their customers' limits. */
@Repository
public class CreditReservations {

  private final EntityManager entities;

  CreditReservations(EntityManager entities) {
    this.entities = entities;
  }

  /** Inserts a reservation; a second one of the same order fails the transaction. */
  public void add(CreditReservation reservation) {
    entities.persist(reservation);
  }

  /** What an order has of this customer's limit; call it with the customer locked. */
  public Optional<CreditReservation> find(UUID orderId, UUID customerId) {
    return Optional.ofNullable(entities.find(CreditReservation.class, orderId))
        .filter(reservation -> reservation.customerId().equals(customerId));
  }
}
