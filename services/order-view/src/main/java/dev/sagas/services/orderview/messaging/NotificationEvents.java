package dev.sagas.services.orderview.messaging;

import dev.sagas.choreography.Handles;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.orderview.application.RecordEvent;
import dev.sagas.services.orderview.domain.EventTypes;
import org.springframework.stereotype.Component;

/** The events of the notification service. */
@Component
public class NotificationEvents {

  private final RecordEvent view;

  NotificationEvents(RecordEvent view) {
    this.view = view;
  }

  @Handles(EventTypes.MAIL_SENT)
  public Reaction sent(MailReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.MAIL_FAILED)
  public Reaction failed(MailReference event, EventContext context) {
    return keep(context);
  }

  private Reaction keep(EventContext context) {
    view.record(context.envelope());
    return Reaction.done();
  }
}
