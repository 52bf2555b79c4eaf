package dev.sagas.services.order.messaging;

import dev.sagas.inbox.Reaction;
import dev.sagas.services.order.application.AdvanceOrder;
import dev.sagas.services.order.application.AdvanceOrder.Transition;
import dev.sagas.services.order.domain.Decision;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Turns what an order decides into what the library stores and publishes. */
@Component
class OrderReactions {

  private final AdvanceOrder advanceOrder;

  OrderReactions(AdvanceOrder advanceOrder) {
    this.advanceOrder = advanceOrder;
  }

  Reaction react(UUID orderId, Transition transition) {
    Decision decision = advanceOrder.advance(orderId, transition);
    if (decision instanceof Decision.Ignored ignored) {
      return Reaction.ignored(ignored.reason());
    }
    return Reaction.done(((Decision.Moved) decision).events().toArray());
  }
}
