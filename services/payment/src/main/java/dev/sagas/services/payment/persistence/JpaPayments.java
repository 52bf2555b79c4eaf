package dev.sagas.services.payment.persistence;

import dev.sagas.event.UuidV7;
import dev.sagas.retry.ParkException;
import dev.sagas.services.payment.application.Payments;
import dev.sagas.services.payment.domain.Payment;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Query;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** Every statement by the index of {@code payment_one_per_order}. */
@Repository
class JpaPayments implements Payments {

  /**
   * Makes the order's row unless it exists. Waits for the end of another transaction that makes it,
   * so that afterwards the row is there to be locked.
   */
  private static final String CREATE =
      """
      insert into payment (id, order_id, state, created_at, updated_at)
      values (:id, :order, 'WAITING', :now, :now)
      on conflict on constraint payment_one_per_order do nothing
      returning *
      """;

  private final EntityManager entities;
  private final Clock clock;

  JpaPayments(EntityManager entities, Clock clock) {
    this.entities = entities;
    this.clock = clock;
  }

  @Override
  public Payment lockOrCreate(UUID orderId) {
    return locked(orderId).or(() -> created(orderId)).orElseGet(() -> lock(orderId));
  }

  @Override
  public Payment lock(UUID orderId) {
    return locked(orderId)
        .orElseThrow(() -> new ParkException("order " + orderId + " has no payment"));
  }

  private Optional<Payment> locked(UUID orderId) {
    return payment(byOrder(orderId).setLockMode(LockModeType.PESSIMISTIC_WRITE));
  }

  private Optional<Payment> created(UUID orderId) {
    return payment(
        entities
            .createNativeQuery(CREATE, Payment.class)
            .setParameter("id", UuidV7.next(clock))
            .setParameter("order", orderId)
            .setParameter("now", clock.instant()));
  }

  @Override
  public Optional<Payment> find(UUID orderId) {
    return payment(byOrder(orderId));
  }

  private Query byOrder(UUID orderId) {
    return entities
        .createQuery("select p from Payment p where p.orderId = :order", Payment.class)
        .setParameter("order", orderId);
  }

  private static Optional<Payment> payment(Query query) {
    List<?> found = query.getResultList();
    return found.stream().map(Payment.class::cast).findFirst();
  }
}
