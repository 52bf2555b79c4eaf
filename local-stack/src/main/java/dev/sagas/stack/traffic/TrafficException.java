package dev.sagas.stack.traffic;

/** There can be no traffic, for a reason that a user can read. */
final class TrafficException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TrafficException(String message) {
    super(message);
  }
}
