package dev.sagas.rabbit;

/** What the broker said of one published message. */
sealed interface Confirmation {

  /** Acked, and not returned: at least one queue has it, safely. */
  record Accepted() implements Confirmation {}

  /**
   * Returned or nacked: no queue has it, or not all that should.
   *
   * @param reason the broker's words, or ours
   */
  record Refused(String reason) implements Confirmation {}
}
