package dev.sagas.services.inventory.messaging;

import dev.sagas.services.inventory.domain.StockReservation;
import java.util.List;
import java.util.UUID;

/** Every line of an order is held; each product once, sorted by SKU. */
public record StockReserved(UUID orderId, List<WireLine> lines) {

  public StockReserved {
    lines = List.copyOf(lines);
  }

  static StockReserved of(StockReservation reservation) {
    List<WireLine> lines =
        reservation.lines().bySku().entrySet().stream()
            .map(line -> new WireLine(line.getKey(), line.getValue()))
            .toList();
    return new StockReserved(reservation.orderId(), lines);
  }
}
