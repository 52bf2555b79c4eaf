package dev.sagas.services.order.persistence;

import dev.sagas.services.order.application.LateOrders;
import dev.sagas.services.order.application.NumberedChange;
import dev.sagas.services.order.application.OrderQueries;
import dev.sagas.services.order.application.OrderView;
import dev.sagas.services.order.domain.Order;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Views by JPA; what is read often, or counted, by SQL. */
@Repository
@Transactional(readOnly = true)
class JpaOrderQueries implements OrderQueries {

  private static final UUID GREATEST = new UUID(-1L, -1L);

  private final EntityManager entities;
  private final OrderRows rows;

  JpaOrderQueries(EntityManager entities, OrderRows rows) {
    this.entities = entities;
    this.rows = rows;
  }

  @Override
  public Optional<OrderView> find(UUID id) {
    return Optional.ofNullable(entities.find(Order.class, id)).map(OrderView::of);
  }

  @Override
  public List<OrderView> ofCustomer(UUID customerId, @Nullable UUID before, int limit) {
    return entities
        .createQuery(
            """
            select o from Order o
            where o.customerId = :customer and o.id < :before
            order by o.id desc
            """,
            Order.class)
        .setParameter("customer", customerId)
        .setParameter("before", before == null ? GREATEST : before)
        .setMaxResults(limit)
        .getResultStream()
        .map(OrderView::of)
        .toList();
  }

  @Override
  public List<NumberedChange> changes(Set<UUID> orderIds) {
    return rows.changes(orderIds);
  }

  @Override
  public List<LateOrders.Found> unchangedSince(Instant moment, int examples) {
    return rows.unchangedSince(moment, examples);
  }
}
