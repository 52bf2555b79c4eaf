package dev.sagas.deadletter;

/** Puts a message back into the queue that it was parked from, and nowhere else. */
@FunctionalInterface
public interface Redriver {

  /**
   * Returns once the queue has the message.
   *
   * @throws RedriveFailedException if that is not known
   */
  void redrive(MessageContent message) throws RedriveFailedException;
}
