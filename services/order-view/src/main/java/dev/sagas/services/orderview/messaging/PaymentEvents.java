package dev.sagas.services.orderview.messaging;

import dev.sagas.choreography.Handles;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.orderview.application.RecordEvent;
import dev.sagas.services.orderview.domain.EventTypes;
import org.springframework.stereotype.Component;

/** The events of the payment service, also those to itself. */
@Component
public class PaymentEvents {

  private final RecordEvent view;

  PaymentEvents(RecordEvent view) {
    this.view = view;
  }

  @Handles(EventTypes.AUTHORIZATION_REQUESTED)
  public Reaction authorizationRequested(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.PAYMENT_AUTHORIZED)
  public Reaction authorized(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.PAYMENT_DECLINED)
  public Reaction declined(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.PAYMENT_CAPTURED)
  public Reaction captured(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.CAPTURE_FAILED)
  public Reaction captureFailed(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.RELEASE_REQUESTED)
  public Reaction releaseRequested(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.PAYMENT_RELEASED)
  public Reaction released(OrderReference event, EventContext context) {
    return keep(context);
  }

  private Reaction keep(EventContext context) {
    view.record(context.envelope());
    return Reaction.done();
  }
}
