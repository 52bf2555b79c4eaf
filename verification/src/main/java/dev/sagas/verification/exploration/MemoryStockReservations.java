package dev.sagas.verification.exploration;

import dev.sagas.services.inventory.domain.StockReservation;
import dev.sagas.services.inventory.persistence.StockReservations;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Table;
import java.util.Optional;
import java.util.UUID;

/** What orders hold of the stock, in memory. */
final class MemoryStockReservations implements StockReservations {

  static final String TABLE = "stock_reservation";

  private final Table<StockReservation> reservations;

  MemoryStockReservations(MemoryService service) {
    this.reservations = service.database().table(TABLE, StockReservation.class);
  }

  @Override
  public void add(StockReservation reservation) {
    reservations.insert(reservation.orderId(), reservation);
  }

  /** Under the products' locks, which everyone holds who changes a reservation of them. */
  @Override
  public Optional<StockReservation> find(UUID orderId) {
    return reservations.find(orderId);
  }

  @Override
  public Optional<StockReservation> lock(UUID orderId) {
    return reservations.lock(orderId);
  }
}
