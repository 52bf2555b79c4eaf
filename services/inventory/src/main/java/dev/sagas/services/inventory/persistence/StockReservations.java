package dev.sagas.services.inventory.persistence;

import dev.sagas.services.inventory.domain.StockReservation;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** What orders hold of the stock. */
@Repository
public class StockReservations {

  private final EntityManager entities;

  StockReservations(EntityManager entities) {
    this.entities = entities;
  }

  /** Inserts a reservation; a second one of the same order fails the transaction. */
  public void add(StockReservation reservation) {
    entities.persist(reservation);
  }

  public Optional<StockReservation> find(UUID orderId) {
    return Optional.ofNullable(entities.find(StockReservation.class, orderId));
  }

  /** Reads an order's reservation and locks its row until the transaction ends. */
  public Optional<StockReservation> lock(UUID orderId) {
    return Optional.ofNullable(
        entities.find(StockReservation.class, orderId, LockModeType.PESSIMISTIC_WRITE));
  }
}
