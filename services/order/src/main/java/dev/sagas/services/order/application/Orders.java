package dev.sagas.services.order.application;

import dev.sagas.services.order.domain.Order;
import java.util.Optional;
import java.util.UUID;

/** The orders; every call needs a transaction. */
public interface Orders {

  /** Adds a new order; at the latest the commit fails if its id is taken. */
  void add(Order order);

  /** The order, locked until the transaction ends; empty if there is none. */
  Optional<Order> lock(UUID id);
}
