package dev.sagas.services.order.domain;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which participants have answered a cancellation, and when. A set, not a count: an answer that
 * comes twice is still one answer.
 */
@Embeddable
public record Answers(
    @Column(name = "customer_answered_at") @Nullable Instant customer,
    @Column(name = "inventory_answered_at") @Nullable Instant inventory,
    @Column(name = "payment_answered_at") @Nullable Instant payment) {

  /** No one has answered. */
  public static final Answers NONE = new Answers(null, null, null);

  /** Whether {@code respondent} has answered. */
  public boolean include(Respondent respondent) {
    return switch (respondent) {
      case CUSTOMER -> customer != null;
      case INVENTORY -> inventory != null;
      case PAYMENT -> payment != null;
    };
  }

  /** These answers and that of {@code respondent}. */
  public Answers with(Respondent respondent, Instant now) {
    return switch (respondent) {
      case CUSTOMER -> new Answers(now, inventory, payment);
      case INVENTORY -> new Answers(customer, now, payment);
      case PAYMENT -> new Answers(customer, inventory, now);
    };
  }

  /** Whether everyone has answered. */
  public boolean complete() {
    return customer != null && inventory != null && payment != null;
  }
}
