package dev.sagas.services.orderview;

import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The events of orders, as their services publish them. */
public final class Stories {

  private static final Instant BEGIN = Instant.parse("2026-11-01T10:00:00.123456Z");

  private final UUID order = UUID.randomUUID();
  private final UUID customer;
  private final List<EventEnvelope> events = new ArrayList<>();
  private Instant at;

  private Stories(UUID customer, Instant begin) {
    this.customer = customer;
    this.at = begin;
  }

  /** Of a customer's registration. */
  public static EventEnvelope registered(UUID customer, long version, String name) {
    return envelope(
        "customer.registered.v1",
        UUID.randomUUID(),
        null,
        BEGIN,
        """
        {"customerId":"%s","version":%d,"name":"%s","email":"%s@example.com",
         "creditLimit":{"amount":100000,"currency":"GBP"}}
        """
            .formatted(customer, version, name, name.toLowerCase(Locale.ROOT)));
  }

  /** Of a product's listing. */
  public static EventEnvelope listed(String sku, String name) {
    return envelope(
        "inventory.product-listed.v1",
        UUID.randomUUID(),
        null,
        BEGIN,
        """
        {"sku":"%s","version":1,"name":"%s","price":{"amount":2549,"currency":"GBP"}}
        """
            .formatted(sku, name));
  }

  /** Of an order of two pieces that is completed. */
  public static List<EventEnvelope> completed(UUID customer, String sku, Instant begin) {
    Stories story = new Stories(customer, begin);
    UUID placed = story.placed(sku);
    UUID credit = story.add("customer.credit-reserved.v1", placed, "");
    story.add("inventory.stock-reserved.v1", placed, ",\"lines\":[]");
    UUID requested = story.payment("payment.authorization-requested.v1", credit, "");
    UUID authorized = story.payment("payment.authorized.v1", requested, "");
    UUID confirmed = story.add("order.confirmed.v1", authorized, "");
    story.add("inventory.stock-committed.v1", confirmed, "");
    UUID captured = story.payment("payment.captured.v1", confirmed, "");
    story.add("customer.credit-settled.v1", captured, "");
    story.add("order.completed.v1", captured, "");
    return List.copyOf(story.events);
  }

  /** Of an order whose payment is declined, until it is undone. */
  public static List<EventEnvelope> declined(UUID customer, String sku, Instant begin) {
    Stories story = new Stories(customer, begin);
    UUID placed = story.placed(sku);
    story.add("customer.credit-reserved.v1", placed, "");
    UUID stock = story.add("inventory.stock-reserved.v1", placed, ",\"lines\":[]");
    UUID requested = story.payment("payment.authorization-requested.v1", stock, "");
    UUID declined =
        story.payment("payment.declined.v1", requested, ",\"reason\":\"card_declined\"");
    UUID cancelled =
        story.add(
            "order.cancelled.v1",
            declined,
            ",\"reason\":\"PAYMENT_DECLINED\",\"detail\":\"card_declined\"");
    String released = ",\"effect\":\"RELEASED\"";
    story.add("customer.credit-released.v1", cancelled, released);
    story.add("inventory.stock-released.v1", cancelled, released);
    UUID last = story.add("payment.released.v1", cancelled, ",\"effect\":\"NOTHING_TO_RELEASE\"");
    story.add("order.closed.v1", last, ",\"reason\":\"PAYMENT_DECLINED\"");
    return List.copyOf(story.events);
  }

  /** The first events of {@code story}: the order waits for what is missing. */
  public static List<EventEnvelope> until(String type, List<EventEnvelope> story) {
    List<EventEnvelope> begun = new ArrayList<>();
    for (EventEnvelope event : story) {
      begun.add(event);
      if (event.type().toString().equals(type)) {
        return begun;
      }
    }
    throw new IllegalArgumentException("no " + type);
  }

  /** {@code story} but for the events of a type. */
  public static List<EventEnvelope> without(String type, List<EventEnvelope> story) {
    return story.stream().filter(event -> !event.type().toString().equals(type)).toList();
  }

  /** An event of {@code type} a second after the end of {@code story}, with what its last tells. */
  public static EventEnvelope another(String type, List<EventEnvelope> story) {
    EventEnvelope last = story.get(story.size() - 1);
    return envelope(type, last.sagaId(), last.id(), last.occurredAt().plusSeconds(1), last.body());
  }

  private UUID placed(String sku) {
    return add(
        "order.placed.v1",
        null,
        """
        ,"lines":[{"sku":"%s","quantity":2,"unitPrice":{"amount":2549,"currency":"GBP"}}],
         "total":{"amount":5098,"currency":"GBP"},"paymentMethod":"pm_card_visa","placedAt":"%s"
        """
            .formatted(sku, at));
  }

  private UUID payment(String type, UUID cause, String more) {
    return add(type, cause, ",\"paymentId\":\"" + order + "\"" + more);
  }

  private UUID add(String type, @Nullable UUID cause, String more) {
    EventEnvelope event =
        envelope(
            type,
            order,
            cause,
            at,
            "{\"orderId\":\"%s\",\"customerId\":\"%s\"%s}".formatted(order, customer, more));
    events.add(event);
    at = at.plusMillis(7);
    return event.id();
  }

  private static EventEnvelope envelope(
      String type, UUID saga, @Nullable UUID cause, Instant at, String body) {
    EventType parsed = EventType.parse(type);
    return new EventEnvelope(
        UUID.randomUUID(),
        parsed,
        "/" + parsed.publisher(),
        saga,
        saga.toString(),
        cause,
        at,
        null,
        false,
        body);
  }
}
