package dev.sagas.services.customer.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Someone who may buy on credit. At any moment 0 &le; exposure &le; limit, and the exposure is the
 * sum of the customer's reservations that are still held.
 *
 * <p>The decisions below change this object and the reservation they are given; the caller holds
 * the lock on the customer.
 */
@Entity
@Table(name = "customer")
public class Customer {

  @Id private UUID id;

  private long version;

  private String name;

  private String email;

  @Column(name = "credit_limit")
  private long creditLimit;

  private long exposure;

  private String currency;

  @Column(name = "registered_at")
  private Instant registeredAt;

  @SuppressWarnings("NullAway.Init")
  protected Customer() {}

  /** A new customer who owes nothing, in version 1. */
  public Customer(UUID id, String name, String email, Money creditLimit, Instant registeredAt) {
    this.id = id;
    this.version = 1;
    this.name = name;
    this.email = email;
    this.creditLimit = creditLimit.amount();
    this.currency = creditLimit.currency();
    this.registeredAt = registeredAt;
  }

  /**
   * Holds an order's total against the limit.
   *
   * @param known what the order already has; null for nothing
   * @return {@code Reserved}, {@code Refused}, or {@code Ignored} for an order that has something
   */
  public CreditOutcome reserve(
      UUID orderId, Money total, @Nullable CreditReservation known, Instant now) {
    if (known != null) {
      return new CreditOutcome.Ignored("order has a reservation");
    }
    if (!total.currency().equals(currency)) {
      return new CreditOutcome.Refused(CreditRefusal.CURRENCY_MISMATCH);
    }
    // The difference cannot overflow, as exposure + total could.
    if (total.amount() > creditLimit - exposure) {
      return new CreditOutcome.Refused(CreditRefusal.CREDIT_LIMIT_EXCEEDED);
    }
    exposure += total.amount();
    return new CreditOutcome.Reserved(new CreditReservation(orderId, id, total, now));
  }

  /**
   * Takes a paid order off the exposure: RESERVED becomes SETTLED.
   *
   * @param known what the order has; null for nothing
   * @return {@code Settled}, or {@code Ignored} from any other state
   */
  public CreditOutcome settle(@Nullable CreditReservation known, Instant now) {
    if (known == null || known.state() != CreditState.RESERVED) {
      return notReserved(known);
    }
    end(known, CreditState.SETTLED, now);
    return new CreditOutcome.Settled(known.amount());
  }

  /**
   * Gives back what an order holds: RESERVED becomes RELEASED. Settled credit was paid for, so
   * there is nothing of it to give back.
   *
   * @param known what the order has; null for nothing
   * @return {@code Released}, or {@code Ignored} from any other state
   */
  public CreditOutcome release(@Nullable CreditReservation known, Instant now) {
    if (known == null || known.state() != CreditState.RESERVED) {
      return notReserved(known);
    }
    end(known, CreditState.RELEASED, now);
    return new CreditOutcome.Released(known.amount());
  }

  private void end(CreditReservation reservation, CreditState last, Instant now) {
    exposure -= reservation.amount().amount();
    reservation.end(last, now);
  }

  private static CreditOutcome notReserved(@Nullable CreditReservation known) {
    return new CreditOutcome.Ignored(
        known == null ? "order has no reservation" : "reservation is " + known.state());
  }

  public UUID id() {
    return id;
  }

  /**
   * The version of what is registered: 1, and one more with each change of name, email or limit.
   */
  public long version() {
    return version;
  }

  public String name() {
    return name;
  }

  public String email() {
    return email;
  }

  public Money creditLimit() {
    return new Money(creditLimit, currency);
  }

  /** What is held of the limit. */
  public Money exposure() {
    return new Money(exposure, currency);
  }

  public Instant registeredAt() {
    return registeredAt;
  }
}
