package dev.sagas.services.payment.persistence;

import dev.sagas.services.payment.domain.Payment;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The table {@code payment}. */
interface PaymentRepository extends Repository<Payment, UUID> {

  /**
   * Makes the order's row unless it exists. An insert of the same order by another transaction is
   * waited for, so that afterwards the row is there to be locked.
   */
  @Modifying
  @Query(
      nativeQuery = true,
      value =
          """
          insert into payment (id, order_id, state, created_at, updated_at)
          values (:id, :orderId, 'WAITING', :now, :now)
          on conflict on constraint payment_one_per_order do nothing
          """)
  int insertIfAbsent(UUID id, UUID orderId, Instant now);

  /** By the index of {@code payment_one_per_order}. */
  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select p from Payment p where p.orderId = :orderId")
  Optional<Payment> findLocked(UUID orderId);

  Optional<Payment> findByOrderId(UUID orderId);
}
