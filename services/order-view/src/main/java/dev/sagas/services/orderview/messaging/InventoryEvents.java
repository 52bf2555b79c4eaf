package dev.sagas.services.orderview.messaging;

import dev.sagas.choreography.Handles;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.orderview.application.ProductListed;
import dev.sagas.services.orderview.application.RecordEvent;
import dev.sagas.services.orderview.domain.EventTypes;
import org.springframework.stereotype.Component;

/** The events of the inventory service. */
@Component
public class InventoryEvents {

  private final RecordEvent view;

  InventoryEvents(RecordEvent view) {
    this.view = view;
  }

  @Handles(EventTypes.PRODUCT_LISTED)
  public Reaction productListed(ProductListed event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.STOCK_RESERVED)
  public Reaction stockReserved(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.STOCK_REJECTED)
  public Reaction stockRejected(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.STOCK_COMMITTED)
  public Reaction stockCommitted(OrderReference event, EventContext context) {
    return keep(context);
  }

  @Handles(EventTypes.STOCK_RELEASED)
  public Reaction stockReleased(OrderReference event, EventContext context) {
    return keep(context);
  }

  private Reaction keep(EventContext context) {
    view.record(context.envelope());
    return Reaction.done();
  }
}
