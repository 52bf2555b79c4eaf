package dev.sagas.stack.replay;

/** The replay cannot go on; the message is for its user. */
final class ReplayException extends RuntimeException {

  ReplayException(String message) {
    super(message);
  }
}
