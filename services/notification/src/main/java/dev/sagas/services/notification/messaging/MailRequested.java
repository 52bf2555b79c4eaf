package dev.sagas.services.notification.messaging;

import dev.sagas.services.notification.domain.Mail;
import dev.sagas.services.notification.domain.MailKind;
import java.util.UUID;

/** A mail is to be sent. Whom to and what it says stays here: events are kept for long. */
public record MailRequested(UUID mailId, MailKind kind) {

  static MailRequested of(Mail mail) {
    return new MailRequested(mail.id(), mail.kind());
  }
}
