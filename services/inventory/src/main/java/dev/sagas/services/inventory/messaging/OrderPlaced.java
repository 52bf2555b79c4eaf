package dev.sagas.services.inventory.messaging;

import dev.sagas.services.inventory.domain.Quantities;
import java.util.List;
import java.util.UUID;

/** The fields of an order's placing that stock depends on. */
public record OrderPlaced(UUID orderId, List<WireLine> lines) {

  /** What the lines take together. */
  Quantities quantities() {
    return Quantities.of(lines.stream().map(WireLine::toLine).toList());
  }
}
