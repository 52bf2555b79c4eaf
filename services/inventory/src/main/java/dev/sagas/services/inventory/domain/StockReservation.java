package dev.sagas.services.inventory.domain;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one order holds, or took, of the stock. Only {@link Shelf} changes it. */
@Entity
@Table(name = "stock_reservation")
public class StockReservation {

  @Id
  @Column(name = "order_id")
  private UUID orderId;

  @Enumerated(EnumType.STRING)
  private StockState state;

  @ElementCollection
  @CollectionTable(name = "stock_reservation_line", joinColumns = @JoinColumn(name = "order_id"))
  @MapKeyColumn(name = "sku")
  @Column(name = "quantity")
  private Map<String, Long> lines;

  @Column(name = "reserved_at")
  private Instant reservedAt;

  @Column(name = "committed_at")
  private @Nullable Instant committedAt;

  @Column(name = "released_at")
  private @Nullable Instant releasedAt;

  @SuppressWarnings("NullAway.Init")
  protected StockReservation() {}

  StockReservation(UUID orderId, Quantities lines, Instant reservedAt) {
    this.orderId = orderId;
    this.state = StockState.RESERVED;
    this.lines = new TreeMap<>(lines.bySku());
    this.reservedAt = reservedAt;
  }

  public UUID orderId() {
    return orderId;
  }

  public StockState state() {
    return state;
  }

  public Quantities lines() {
    return new Quantities(new TreeMap<>(lines));
  }

  public Instant reservedAt() {
    return reservedAt;
  }

  /** When the stock left; null if it has not. */
  public @Nullable Instant committedAt() {
    return committedAt;
  }

  /** When the stock was released or put back; null if it was not. */
  public @Nullable Instant releasedAt() {
    return releasedAt;
  }

  void commit(Instant now) {
    state = StockState.COMMITTED;
    committedAt = now;
  }

  void release(Instant now) {
    state = StockState.RELEASED;
    releasedAt = now;
  }
}
