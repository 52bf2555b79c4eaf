package dev.sagas.services.orderview.messaging;

import dev.sagas.choreography.Handles;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.orderview.application.CustomerRegistered;
import dev.sagas.services.orderview.application.RecordEvent;
import dev.sagas.services.orderview.domain.EventTypes;
import org.springframework.stereotype.Component;

/** The events of the customer service. */
@Component
public class CustomerEvents {

  private final RecordEvent view;

  CustomerEvents(RecordEvent view) {
    this.view = view;
  }

  @Handles(EventTypes.CUSTOMER_REGISTERED)
  public Reaction registered(CustomerRegistered event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.CREDIT_RESERVED)
  public Reaction creditReserved(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.CREDIT_REJECTED)
  public Reaction creditRejected(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.CREDIT_SETTLED)
  public Reaction creditSettled(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.CREDIT_RELEASED)
  public Reaction creditReleased(OrderReference event, EventContext context) {
    return keep(context);
  }

  private Reaction keep(EventContext context) {
    view.record(context.envelope());
    return Reaction.done();
  }
}
