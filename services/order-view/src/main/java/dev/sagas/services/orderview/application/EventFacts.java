package dev.sagas.services.orderview.application;

import dev.sagas.event.EventJson;
import dev.sagas.services.orderview.domain.EventTypes;
import dev.sagas.services.orderview.domain.Fact;
import dev.sagas.services.orderview.domain.OrderDetails;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Reads the bodies of the events that tell more than their type. */
final class EventFacts {

  private static final Map<String, Function<String, Fact>> READERS =
      Map.of(
          EventTypes.CUSTOMER_REGISTERED,
          body -> {
            CustomerRegistered event = EventJson.read(body, CustomerRegistered.class);
            return new Fact.CustomerKnown(
                event.customerId(), event.version(), event.name(), event.email());
          },
          EventTypes.PRODUCT_LISTED,
          body -> {
            ProductListed event = EventJson.read(body, ProductListed.class);
            return new Fact.ProductKnown(event.sku(), event.version(), event.name(), event.price());
          },
          EventTypes.ORDER_PLACED,
          body -> {
            OrderPlaced event = EventJson.read(body, OrderPlaced.class);
            return new Fact.Placed(
                new OrderDetails(
                    event.customerId(), event.lines(), event.total(), event.paymentMethod()));
          },
          EventTypes.ORDER_CANCELLED,
          body -> {
            OrderCancelled event = EventJson.read(body, OrderCancelled.class);
            return new Fact.Cancelled(
                event.reason(), Objects.requireNonNullElse(event.detail(), ""));
          });

  private EventFacts() {}

  /**
   * What an event of {@code type} tells.
   *
   * @throws IllegalArgumentException if the body is not what that type has
   */
  static Fact of(String type, String body) {
    Function<String, Fact> reader = READERS.get(type);
    return reader == null ? new Fact.Step() : reader.apply(body);
  }
}
