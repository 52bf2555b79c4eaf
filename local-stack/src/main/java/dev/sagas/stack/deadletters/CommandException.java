package dev.sagas.stack.deadletters;

/** The command cannot be done; the message says why and what to do, in one sentence. */
final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CommandException(String message) {
    super(message);
  }
}
