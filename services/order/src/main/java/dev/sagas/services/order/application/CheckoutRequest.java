package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.RequestedLine;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a customer wants to buy; valid in form.
 *
 * @param lines at least one
 */
public record CheckoutRequest(UUID customerId, List<RequestedLine> lines, String paymentMethod) {

  /** The products that it names. */
  Set<String> skus() {
    return lines.stream().map(RequestedLine::sku).collect(Collectors.toSet());
  }
}
