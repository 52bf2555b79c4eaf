package dev.sagas.services.inventory.persistence;

import dev.sagas.services.inventory.domain.StockReservation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class JpaStockReservations implements StockReservations {

  private final EntityManager entities;

  JpaStockReservations(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(StockReservation reservation) {
    entities.persist(reservation);
  }

  @Override
  public Optional<StockReservation> find(UUID orderId) {
    return Optional.ofNullable(entities.find(StockReservation.class, orderId));
  }

  @Override
  public Optional<StockReservation> lock(UUID orderId) {
    return Optional.ofNullable(
        entities.find(StockReservation.class, orderId, LockModeType.PESSIMISTIC_WRITE));
  }
}
