package dev.sagas.services.order.domain;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A checkout. It alone decides how the checkout ends; {@link OrderProgress} holds the rules, this
 * class applies what they decide and keeps the history. Must be locked while it decides.
 */
@Entity
@Table(name = "orders")
public class Order {

  @Id private UUID id;

  @Version private @Nullable Long version;

  @Column(name = "customer_id", updatable = false)
  private UUID customerId;

  @Column(name = "payment_method", updatable = false)
  private String paymentMethod;

  @Embedded
  @AttributeOverride(name = "amount", column = @Column(name = "total_amount", updatable = false))
  @AttributeOverride(
      name = "currency",
      column = @Column(name = "total_currency", updatable = false))
  private Money total;

  @Enumerated(EnumType.STRING)
  private OrderState state;

  @Embedded private @Nullable Cancellation cancellation;

  @Embedded private @Nullable Answers answers;

  @Column(name = "placed_at", updatable = false)
  private Instant placedAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @ElementCollection
  @CollectionTable(name = "order_line", joinColumns = @JoinColumn(name = "order_id"))
  @OrderColumn(name = "position")
  private List<OrderLine> lines = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "order_state_change", joinColumns = @JoinColumn(name = "order_id"))
  @OrderColumn(name = "sequence")
  private List<StateChange> history = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Order() {}

  /**
   * A new order.
   *
   * @param quote its lines and total, priced by us
   */
  public Order(UUID id, UUID customerId, Quote.Priced quote, String paymentMethod, Instant now) {
    this.id = id;
    this.customerId = customerId;
    this.paymentMethod = paymentMethod;
    this.total = quote.total();
    this.state = OrderState.PENDING;
    this.placedAt = now;
    this.updatedAt = now;
    this.lines.addAll(quote.lines());
    this.history.add(new StateChange(state, null, now));
  }

  /** The event that begins its saga. */
  public OrderPlaced placed() {
    return new OrderPlaced(id, customerId, lines(), total, paymentMethod, placedAt);
  }

  /** Applies {@link OrderProgress#confirm}. */
  public Decision confirm(Instant now) {
    return follow(progress().confirm(now), now);
  }

  /** Applies {@link OrderProgress#complete}. */
  public Decision complete(Instant now) {
    return follow(progress().complete(now), now);
  }

  /** Applies {@link OrderProgress#cancel}. */
  public Decision cancel(Cancellation why, Instant now) {
    return follow(progress().cancel(why, now), now);
  }

  /** Applies {@link OrderProgress#release}. */
  public Decision release(Respondent by, Instant now) {
    return follow(progress().release(by, now), now);
  }

  private Decision follow(Decision decision, Instant now) {
    if (decision instanceof Decision.Moved moved) {
      accept(moved.next(), now);
    }
    return decision;
  }

  private void accept(OrderProgress next, Instant now) {
    cancellation = next.cancellation();
    answers = next.answers();
    if (state != next.state()) {
      state = next.state();
      updatedAt = now;
      history.add(new StateChange(state, cancellation, now));
    }
  }

  /** How it stands. */
  public OrderProgress progress() {
    // JPA reads an embeddable whose columns are all null as null.
    Answers known = answers == null ? Answers.NONE : answers;
    return new OrderProgress(id, customerId, total, state, cancellation, known);
  }

  public UUID id() {
    return id;
  }

  /** Its lines, each SKU once, as asked for. */
  public List<OrderLine> lines() {
    return List.copyOf(lines);
  }

  /** Every change of its state so far, from PENDING on. */
  public List<StateChange> history() {
    return List.copyOf(history);
  }

  public Instant placedAt() {
    return placedAt;
  }

  /** When its state last changed; the answers to a cancellation do not count. */
  public Instant updatedAt() {
    return updatedAt;
  }
}
