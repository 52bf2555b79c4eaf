package dev.sagas.services.orderview.domain;

import java.util.UUID;

/** What an event tells the view. */
public sealed interface Fact {

  /** A customer, as of {@code version}; older versions than the known one say nothing. */
  record CustomerKnown(UUID id, long version, String name, String email) implements Fact {}

  /** A product, as of {@code version}; older versions than the known one say nothing. */
  record ProductKnown(String sku, long version, String name, Money price) implements Fact {}

  /** An order was placed. */
  record Placed(OrderDetails order) implements Fact {}

  /** An order is cancelled for a reason. */
  record Cancelled(String reason, String detail) implements Fact {}

  /** Nothing but its type. */
  record Step() implements Fact {}
}
