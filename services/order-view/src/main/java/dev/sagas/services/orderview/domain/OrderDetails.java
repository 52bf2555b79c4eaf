package dev.sagas.services.orderview.domain;

import java.util.List;
import java.util.UUID;

/** What was ordered, by whom. */
public record OrderDetails(UUID customerId, List<Line> lines, Money total, String paymentMethod) {

  public OrderDetails {
    lines = List.copyOf(lines);
  }
}
