package dev.sagas.stack.replay;

/** The file is not of the format; the message names the line and what is wrong with it. */
final class NotRetailFormatException extends RuntimeException {

  NotRetailFormatException(long line, String problem) {
    super("line " + line + ": " + problem);
  }
}
