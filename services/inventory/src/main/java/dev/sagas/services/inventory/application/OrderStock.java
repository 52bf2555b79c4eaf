package dev.sagas.services.inventory.application;

import dev.sagas.services.inventory.domain.Quantities;
import dev.sagas.services.inventory.domain.Shelf;
import dev.sagas.services.inventory.domain.StockOutcome;
import dev.sagas.services.inventory.domain.StockReservation;
import dev.sagas.services.inventory.persistence.Products;
import dev.sagas.services.inventory.persistence.StockReservations;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Reserves, commits and releases the stock of an order, in the transaction of the caller. Only
 * products are wanted by several orders at once; their locks are taken together, in one order.
 */
@Service
public class OrderStock {

  private final Products products;
  private final StockReservations reservations;
  private final Clock clock;

  OrderStock(Products products, StockReservations reservations, Clock clock) {
    this.products = products;
    this.reservations = reservations;
    this.clock = clock;
  }

  /** Holds every line for an order, or none. */
  public StockOutcome reserve(UUID orderId, Quantities wanted) {
    Shelf shelf = shelf(wanted);
    StockReservation known = reservations.find(orderId).orElse(null);
    StockOutcome outcome = shelf.reserve(orderId, wanted, known, clock.instant());
    if (outcome instanceof StockOutcome.Reserved reserved) {
      reservations.add(reserved.reservation());
    }
    return outcome;
  }

  /** Lets the stock of a confirmed order leave. */
  public StockOutcome commit(UUID orderId) {
    StockReservation known = reservations.lock(orderId).orElse(null);
    return shelf(lines(known)).commit(known, clock.instant());
  }

  /** Releases what an order holds, or puts back what has left. */
  public StockOutcome release(UUID orderId) {
    StockReservation known = reservations.lock(orderId).orElse(null);
    return shelf(lines(known)).release(known, clock.instant());
  }

  private Shelf shelf(Quantities lines) {
    return new Shelf(products.lock(lines.bySku().keySet()));
  }

  private static Quantities lines(@Nullable StockReservation known) {
    return known == null ? Quantities.of(List.of()) : known.lines();
  }
}
