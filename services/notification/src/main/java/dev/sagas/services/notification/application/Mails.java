package dev.sagas.services.notification.application;

import dev.sagas.services.notification.domain.Mail;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The mails that were requested. Calls need a transaction. */
public interface Mails {

  /**
   * Notes a mail.
   *
   * @return false if one of its kind was requested for its saga before
   */
  boolean request(Mail mail, Instant now);

  /** The mail; empty when there is none. */
  Optional<Mail> find(UUID id);

  /** Notes that a mail server has taken it. */
  void sent(UUID id, Letter letter, Instant now);

  /** Notes that the mail server will never take it. */
  void refused(UUID id, Letter letter, String reason, Instant now);
}
