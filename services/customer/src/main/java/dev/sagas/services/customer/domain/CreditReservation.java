package dev.sagas.services.customer.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one order holds, or held, of its customer's limit. Only {@link Customer} changes it. */
@Entity
@Table(name = "credit_reservation")
public class CreditReservation {

  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Column(name = "customer_id")
  private UUID customerId;

  private long amount;

  private String currency;

  @Enumerated(EnumType.STRING)
  private CreditState state;

  @Column(name = "reserved_at")
  private Instant reservedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @SuppressWarnings("NullAway.Init")
  protected CreditReservation() {}

  CreditReservation(UUID orderId, UUID customerId, Money amount, Instant reservedAt) {
    this.orderId = orderId;
    this.customerId = customerId;
    this.amount = amount.amount();
    this.currency = amount.currency();
    this.state = CreditState.RESERVED;
    this.reservedAt = reservedAt;
  }

  public UUID orderId() {
    return orderId;
  }

  public UUID customerId() {
    return customerId;
  }

  public Money amount() {
    return new Money(amount, currency);
  }

  public CreditState state() {
    return state;
  }

  public Instant reservedAt() {
    return reservedAt;
  }

  /** When it was settled or released; null while it is held. */
  public @Nullable Instant endedAt() {
    return endedAt;
  }

  void end(CreditState last, Instant now) {
    state = last;
    endedAt = now;
  }
}
