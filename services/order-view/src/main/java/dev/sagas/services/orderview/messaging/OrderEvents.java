package dev.sagas.services.orderview.messaging;

import dev.sagas.choreography.Handles;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.orderview.application.OrderCancelled;
import dev.sagas.services.orderview.application.OrderPlaced;
import dev.sagas.services.orderview.application.RecordEvent;
import dev.sagas.services.orderview.domain.EventTypes;
import org.springframework.stereotype.Component;

/** The events of the order service. */
@Component
public class OrderEvents {

  private final RecordEvent view;

  OrderEvents(RecordEvent view) {
    this.view = view;
  }

  @Handles(EventTypes.ORDER_PLACED)
  public Reaction placed(OrderPlaced event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.ORDER_DEADLINE_PASSED)
  public Reaction deadlinePassed(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.ORDER_CONFIRMED)
  public Reaction confirmed(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.ORDER_COMPLETED)
  public Reaction completed(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.ORDER_CANCELLED)
  public Reaction cancelled(OrderCancelled event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.ORDER_CLOSED)
  public Reaction closed(OrderReference event, EventContext context) {
    return keep(context);
  }

  private Reaction keep(EventContext context) {
    view.record(context.envelope());
    return Reaction.done();
  }
}
