package dev.sagas.services.orderview.domain;

import static dev.sagas.services.orderview.domain.Standing.OPEN;
import static dev.sagas.services.orderview.domain.Standing.RELEASED;
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
   * @param since when the order came to its state
   */
  public static List<Wait> of(SagaState state, Map<Part, Standing> standings, Instant since) {
    return switch (state) {
      case PENDING -> pending(standings, since);
      case CONFIRMED -> confirmed(standings, since);
      case CANCELLING -> cancelling(standings, since);
      case COMPLETED, CANCELLED -> List.of();
    };
  }

  private static List<Wait> pending(Map<Part, Standing> standings, Instant since) {
    List<Wait> waits = new ArrayList<>();
    if (of(standings, Part.CREDIT) == OPEN) {
      waits.add(new Wait("customer", "customer.credit-reserved or credit-rejected", since));
    }
    if (of(standings, Part.STOCK) == OPEN) {
      waits.add(new Wait("inventory", "inventory.stock-reserved or stock-rejected", since));
    }
    if (!waits.isEmpty()) {
      return waits;
    }
    boolean answered = of(standings, Part.PAYMENT).compareTo(Standing.RESERVED) >= 0;
    return answered
        ? List.of(new Wait("order", "order.confirmed or order.cancelled", since))
        : List.of(new Wait("payment", "payment.authorized or payment.declined", since));
  }

  private static List<Wait> confirmed(Map<Part, Standing> standings, Instant since) {
    Standing payment = of(standings, Part.PAYMENT);
    return payment == SETTLED || payment == Standing.FAILED
        ? List.of(new Wait("order", "order.completed or order.cancelled", since))
        : List.of(new Wait("payment", "payment.captured or payment.capture-failed", since));
  }

  private static List<Wait> cancelling(Map<Part, Standing> standings, Instant since) {
    List<Wait> waits = new ArrayList<>();
    for (Part part : Part.values()) {
      if (of(standings, part) != RELEASED) {
        waits.add(new Wait(part.service(), answer(part), since));
      }
    }
    return waits.isEmpty() ? List.of(new Wait("order", "order.closed", since)) : waits;
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
