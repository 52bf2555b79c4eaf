package dev.sagas.services.payment;

import dev.sagas.event.UuidV7;
import dev.sagas.test.EventPublisher;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An order as the other services would tell of it; the same event each time it is told. */
public final class TestOrder {

  public static final long AMOUNT = 5098;

  /** What the other services tell. */
  public enum Told {
    PLACED("order.placed.v1"),
    CREDIT_RESERVED("customer.credit-reserved.v1"),
    STOCK_RESERVED("inventory.stock-reserved.v1"),
    CONFIRMED("order.confirmed.v1"),
    CANCELLED("order.cancelled.v1");

    private final String type;

    Told(String type) {
      this.type = type;
    }

    public String type() {
      return type;
    }
  }

  private final UUID id = UuidV7.next();
  private final UUID customerId = UuidV7.next();
  private final Map<Told, UUID> eventIds = new EnumMap<>(Told.class);
  private final List<UUID> told = new ArrayList<>();
  private final EventPublisher publisher;
  private final String method;

  TestOrder(EventPublisher publisher, String method) {
    this.publisher = publisher;
    this.method = method;
    for (Told kind : Told.values()) {
      eventIds.put(kind, UuidV7.next());
    }
  }

  public UUID id() {
    return id;
  }

  /** The event as which {@link #tell} tells it. */
  public UUID eventId(Told kind) {
    return eventIds.getOrDefault(kind, id);
  }

  /** The events told so far, each once. */
  public List<UUID> eventIds() {
    return told.stream().distinct().toList();
  }

  /** Tells these, in this order. */
  public TestOrder tell(Told... kinds) {
    for (Told kind : kinds) {
      publish(kind, eventId(kind));
    }
    return this;
  }

  /** Tells it as another event of the same content. */
  public TestOrder tellAnew(Told kind) {
    publish(kind, UuidV7.next());
    return this;
  }

  /** Tells all that a payment waits for. */
  public TestOrder ready() {
    return tell(Told.PLACED, Told.CREDIT_RESERVED, Told.STOCK_RESERVED);
  }

  private void publish(Told kind, UUID eventId) {
    synchronized (told) {
      told.add(eventId);
    }
    publisher.publish(kind.type, eventId, id, body(kind));
  }

  private Map<String, Object> body(Told kind) {
    Map<String, Object> total = Map.of("amount", AMOUNT, "currency", "GBP");
    return switch (kind) {
      case PLACED ->
          Map.of(
              "orderId", id,
              "customerId", customerId,
              "lines", List.of(Map.of("sku", "MUG", "quantity", 2, "unitPrice", total)),
              "total", total,
              "paymentMethod", method,
              "placedAt", "2026-03-01T10:00:00Z");
      case CREDIT_RESERVED -> Map.of("orderId", id, "customerId", customerId, "amount", total);
      case STOCK_RESERVED ->
          Map.of("orderId", id, "lines", List.of(Map.of("sku", "MUG", "quantity", 2)));
      case CONFIRMED ->
          Map.of(
              "orderId", id,
              "customerId", customerId,
              "total", total,
              "confirmedAt", "2026-03-01T10:00:05Z");
      case CANCELLED ->
          Map.of(
              "orderId",
              id,
              "customerId",
              customerId,
              "reason",
              "CANCELLATION_REQUESTED",
              "cancelledAt",
              "2026-03-01T10:00:06Z");
    };
  }
}
