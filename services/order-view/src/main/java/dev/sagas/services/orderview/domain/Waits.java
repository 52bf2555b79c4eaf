package dev.sagas.services.orderview.domain;

import static dev.sagas.services.orderview.domain.Standing.OPEN;
import static dev.sagas.services.orderview.domain.Standing.REFUSED;
import static dev.sagas.services.orderview.domain.Standing.RELEASED;
import static dev.sagas.services.orderview.domain.Standing.RESERVED;
import static dev.sagas.services.orderview.domain.Standing.SETTLED;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Whose answer an order waits for. */
public final class Waits {

  private Waits() {}

  /**
   * The answers that are missing; empty when the order waits for none.
   *
   * @param standings how far each part has come
   * @param since when the order came to its state: then those were asked that its event tells
   * @param last when the last event was stored: then those were asked that wait for several
   */
  public static List<Wait> of(
      SagaState state, Map<Part, Standing> standings, Instant since, Instant last) {
    return switch (state) {
      case PENDING -> pending(standings, since, last);
      case CONFIRMED -> confirmed(standings, since, last);
      case CANCELLING -> cancelling(standings, since, last);
      case COMPLETED, CANCELLED -> List.of();
    };
  }

  private static List<Wait> pending(Map<Part, Standing> standings, Instant since, Instant last) {
    Standing payment = of(standings, Part.PAYMENT);
    if (of(standings, Part.CREDIT) == REFUSED
        || of(standings, Part.STOCK) == REFUSED
        || payment.compareTo(RESERVED) >= 0) {
      return List.of(new Wait("order", "order.confirmed or order.cancelled", last));
    }
    List<Wait> waits = new ArrayList<>();
    if (of(standings, Part.CREDIT) == OPEN) {
      waits.add(new Wait("customer", "customer.credit-reserved or credit-rejected", since));
    }
    if (of(standings, Part.STOCK) == OPEN) {
      waits.add(new Wait("inventory", "inventory.stock-reserved or stock-rejected", since));
    }
    return waits.isEmpty()
        ? List.of(new Wait("payment", "payment.authorized or payment.declined", last))
        : waits;
  }

  private static List<Wait> confirmed(Map<Part, Standing> standings, Instant since, Instant last) {
    Standing payment = of(standings, Part.PAYMENT);
    return payment == SETTLED || payment == Standing.FAILED
        ? List.of(new Wait("order", "order.completed or order.cancelled", last))
        : List.of(new Wait("payment", "payment.captured or payment.capture-failed", since));
  }

  private static List<Wait> cancelling(Map<Part, Standing> standings, Instant since, Instant last) {
    List<Wait> waits = new ArrayList<>();
    for (Part part : Part.values()) {
      if (of(standings, part) != RELEASED) {
        waits.add(new Wait(part.service(), answer(part), since));
      }
    }
    return waits.isEmpty() ? List.of(new Wait("order", "order.closed", last)) : waits;
  }

  private static String answer(Part part) {
    return switch (part) {
      case CREDIT -> "customer.credit-released";
      case STOCK -> "inventory.stock-released";
      case PAYMENT -> "payment.released";
    };
  }

  private static Standing of(Map<Part, Standing> standings, Part part) {
    return standings.getOrDefault(part, OPEN);
  }
}
