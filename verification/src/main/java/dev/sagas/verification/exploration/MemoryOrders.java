package dev.sagas.verification.exploration;

import dev.sagas.services.order.application.Orders;
import dev.sagas.services.order.domain.Order;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Table;
import java.util.Optional;
import java.util.UUID;

/** Orders in memory. */
final class MemoryOrders implements Orders {

  static final String TABLE = "orders";

  private final Table<Order> orders;

  MemoryOrders(MemoryService service) {
    this.orders = service.database().table(TABLE, Order.class);
  }

  @Override
  public void add(Order order) {
    orders.insert(order.id(), order);
  }

  @Override
  public Optional<Order> lock(UUID id) {
    return orders.lock(id);
  }
}
