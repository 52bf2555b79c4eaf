package dev.sagas.services.customer.persistence;

import dev.sagas.services.customer.domain.CreditReservation;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class JpaCreditReservations implements CreditReservations {

  private final EntityManager entities;

  JpaCreditReservations(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(CreditReservation reservation) {
    entities.persist(reservation);
  }

  @Override
  public Optional<CreditReservation> find(UUID orderId, UUID customerId) {
    return Optional.ofNullable(entities.find(CreditReservation.class, orderId))
        .filter(reservation -> reservation.customerId().equals(customerId));
  }
}
