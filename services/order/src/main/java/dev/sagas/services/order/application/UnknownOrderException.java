package dev.sagas.services.order.application;

import java.util.UUID;

/**
 * An event names an order that is not there. A cause precedes its effect, so this is a fault and
 * not a fact: the event is tried again and then parked, where someone sees it.
 */
public final class UnknownOrderException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** There is no order with the given id. */
  public UnknownOrderException(UUID orderId) {
    super("there is no order " + orderId);
  }
}
