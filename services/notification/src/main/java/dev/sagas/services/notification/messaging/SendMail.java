package dev.sagas.services.notification.messaging;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import dev.sagas.retry.ParkException;
import dev.sagas.services.notification.application.Letter;
import dev.sagas.services.notification.application.Mails;
import dev.sagas.services.notification.application.Postman;
import dev.sagas.services.notification.application.Postman.Answer;
import dev.sagas.services.notification.application.WriteLetter;
import dev.sagas.services.notification.domain.Mail;
import dev.sagas.services.notification.domain.MailState;
import java.time.Clock;
import org.springframework.stereotype.Component;

/**
 * Hands a mail to the mail server. SMTP knows no idempotency key: should this service or its
 * connection be lost between the server's answer and its record, the mail goes out again, with the
 * same Message-ID.
 */
@Component
@Handles(EventTypes.MAIL_REQUESTED)
@StatementBudget(7)
@Emits({EventTypes.SENT, EventTypes.FAILED})
class SendMail implements CallingHandler<MailRequested, Letter, Answer> {

  private final Mails mails;
  private final WriteLetter writing;
  private final Postman postman;
  private final Clock clock;

  SendMail(Mails mails, WriteLetter writing, Postman postman, Clock clock) {
    this.mails = mails;
    this.writing = writing;
    this.postman = postman;
    this.clock = clock;
  }

  @Override
  public Preparation<Letter> prepare(MailRequested event, EventContext context) {
    Mail mail = mail(event);
    return mail.state() == MailState.REQUESTED
        ? Preparation.call(writing.write(mail))
        : Preparation.finished(Reaction.ignored("the mail is " + mail.state()));
  }

  @Override
  public Answer call(Letter letter) {
    return postman.send(letter);
  }

  @Override
  public Reaction record(MailRequested event, Letter letter, Answer answer, EventContext context) {
    Mail mail = mail(event);
    if (answer instanceof Answer.Refused refused) {
      mails.refused(mail.id(), letter, refused.reason(), clock.instant());
      return Reaction.done(
          new MailFailed(mail.id(), mail.kind(), mail.customerId(), refused.reason()));
    }
    mails.sent(mail.id(), letter, clock.instant());
    return Reaction.done(new MailSent(mail.id(), mail.kind(), mail.customerId()));
  }

  private Mail mail(MailRequested event) {
    return mails
        .find(event.mailId())
        .orElseThrow(() -> new ParkException("there is no mail " + event.mailId()));
  }
}
