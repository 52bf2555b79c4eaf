package dev.sagas.services.order.persistence;

import dev.sagas.services.order.application.Orders;
import dev.sagas.services.order.domain.Order;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Orders by JPA. */
@Repository
class JpaOrders implements Orders {

  private final EntityManager entities;

  JpaOrders(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Order order) {
    entities.persist(order);
    // The answer to its idempotency key refers to it by SQL.
    entities.flush();
  }

  @Override
  public Optional<Order> lock(UUID id) {
    return Optional.ofNullable(entities.find(Order.class, id, LockModeType.PESSIMISTIC_WRITE));
  }
}
