package dev.sagas.services.notification.application;

import dev.sagas.services.notification.domain.Mail;
import dev.sagas.services.notification.domain.MailKind;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Writes letters from templates: each as HTML and as plain text. */
@Service
public class WriteLetter {

  private static final Map<MailKind, String> SUBJECTS =
      Map.of(
          MailKind.WELCOME, "Welcome",
          MailKind.CONFIRMATION, "Your order is confirmed",
          MailKind.CANCELLATION, "Your order is cancelled",
          MailKind.REFUND, "Your money is on its way back");

  private final ITemplateEngine templates;

  WriteLetter(ITemplateEngine templates) {
    this.templates = templates;
  }

  /** The letter of a mail: the same however often it is written. */
  public Letter write(Mail mail) {
    String template = mail.kind().name().toLowerCase(Locale.ROOT);
    Context facts = new Context(Locale.ENGLISH, Map.of("facts", mail.facts()));
    return new Letter(
        mail.id(),
        mail.recipient(),
        String.valueOf(SUBJECTS.get(mail.kind())),
        templates.process(template + ".html", facts),
        templates.process(template + ".txt", facts));
  }
}
