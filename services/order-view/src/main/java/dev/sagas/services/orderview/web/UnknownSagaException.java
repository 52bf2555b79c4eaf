package dev.sagas.services.orderview.web;

import java.util.UUID;

/** None of an order's events has come. */
final class UnknownSagaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownSagaException(UUID orderId) {
    super("Nothing is known of an order " + orderId + ".");
  }
}
