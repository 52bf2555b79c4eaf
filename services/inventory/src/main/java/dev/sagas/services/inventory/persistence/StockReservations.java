package dev.sagas.services.inventory.persistence;

import dev.sagas.services.inventory.domain.StockReservation;
import java.util.Optional;
import java.util.UUID;

/** What orders hold of the stock. */
public interface StockReservations {

  /** Inserts a reservation; a second one of the same order fails the transaction. */
  void add(StockReservation reservation);

  Optional<StockReservation> find(UUID orderId);

  /** Reads an order's reservation and locks its row until the transaction ends. */
  Optional<StockReservation> lock(UUID orderId);
}
