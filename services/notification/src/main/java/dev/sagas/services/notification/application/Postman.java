package dev.sagas.services.notification.application;

/** Hands letters to a mail server. */
public interface Postman {

  /** What the mail server said. */
  sealed interface Answer {

    /** It has taken the letter. */
    record Taken() implements Answer {}

    /** It will never take it. */
    record Refused(String reason) implements Answer {}
  }

  /**
   * Hands over a letter. A letter whose answer got lost is handed over again, with the same
   * Message-ID.
   *
   * @throws MailServerUnavailableException if it is not known whether the server has it
   */
  Answer send(Letter letter);
}
