package dev.sagas.services.notification;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.services.notification.messaging.EventTypes;
import dev.sagas.services.notification.messaging.MailFailed;
import dev.sagas.services.notification.messaging.MailRequested;
import dev.sagas.services.notification.messaging.MailSent;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.thymeleaf.ThymeleafAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The notification service. */
// No page of this service is made of templates: mails are, by an engine of their own.
@SpringBootApplication(exclude = ThymeleafAutoConfiguration.class)
@ConfigurationPropertiesScan
@Participant(
    value = "notification",
    publishes = {
      @Publishes(type = EventTypes.MAIL_REQUESTED, body = MailRequested.class),
      @Publishes(type = EventTypes.SENT, body = MailSent.class, terminal = true),
      @Publishes(type = EventTypes.FAILED, body = MailFailed.class, terminal = true)
    })
public class NotificationApplication {

  public static void main(String[] args) {
    SpringApplication.run(NotificationApplication.class, args);
  }
}
