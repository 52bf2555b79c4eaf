package dev.sagas.services.notification.web;

import java.util.UUID;

/** There is no such mail. */
final class UnknownMailException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownMailException(UUID id) {
    super("There is no mail " + id + ".");
  }
}
