package dev.sagas.services.order.web;

import java.io.IOException;

/** A request body goes on beyond the limit. */
final class RequestTooLargeException extends IOException {

  private static final long serialVersionUID = 1L;

  RequestTooLargeException(long limit) {
    super("the body exceeds " + limit + " bytes");
  }
}
