package dev.sagas.services.notification.smtp;

import dev.sagas.services.notification.application.Letter;
import dev.sagas.services.notification.application.MailServerUnavailableException;
import dev.sagas.services.notification.application.Postman;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/**
 * Sends by SMTP (RFC 5321). A reply of 5xx is the server's last word; without a reply, and after
 * one of 4xx, the letter may be handed over again.
 */
@Component
class SmtpPostman implements Postman {

  private static final int PERMANENT = 500;

  private final JavaMailSender sender;
  private final SenderProperties properties;

  SmtpPostman(JavaMailSender sender, SenderProperties properties) {
    this.sender = sender;
    this.properties = properties;
  }

  @Override
  public Answer send(Letter letter) {
    try {
      sender.send(message(letter));
      return new Answer.Taken();
    } catch (AddressException e) {
      return new Answer.Refused("no address: " + e.getMessage());
    } catch (MessagingException e) {
      throw new IllegalStateException("a letter cannot be written as a message", e);
    } catch (MailSendException e) {
      Optional<String> refusal = lastWord(e);
      if (refusal.isPresent()) {
        return new Answer.Refused(refusal.get());
      }
      throw new MailServerUnavailableException("the mail server did not take a letter", e);
    } catch (MailException e) {
      throw new MailServerUnavailableException("the mail server could not be asked", e);
    }
  }

  private MimeMessage message(Letter letter) throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
    helper.setFrom(properties.from());
    helper.setTo(letter.recipient());
    helper.setSubject(letter.subject());
    helper.setText(letter.plain(), letter.html());
    message.setHeader("Message-ID", "<%s@%s>".formatted(letter.mailId(), properties.domain()));
    // Whoever is away does not answer a machine: RFC 3834.
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static Optional<String> lastWord(MailSendException failure) {
    for (Exception each : failure.getMessageExceptions()) {
      for (Exception it = each; it != null; it = next(it)) {
        if (replyOf(it) >= PERMANENT) {
          return Optional.of(String.valueOf(it.getMessage()).strip());
        }
      }
    }
    return Optional.empty();
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static int replyOf(Exception failure) {
    if (failure instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (failure instanceof SMTPSenderFailedException from) {
      return from.getReturnCode();
    }
    return failure instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
  }
}
