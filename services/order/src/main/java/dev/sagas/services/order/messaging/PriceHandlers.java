package dev.sagas.services.order.messaging;

import static dev.sagas.services.order.messaging.ConsumedEventTypes.PRODUCT_LISTED;

import dev.sagas.choreography.Handles;
import dev.sagas.choreography.StatementBudget;
import dev.sagas.inbox.Reaction;
import dev.sagas.services.order.application.PriceList;
import dev.sagas.services.order.domain.Money;
import org.springframework.stereotype.Component;

/** Keeps the price list from inventory's events, which may come in any order and again. */
@Component
public class PriceHandlers {

  private final PriceList priceList;

  PriceHandlers(PriceList priceList) {
    this.priceList = priceList;
  }

  /** A product is new, or has another name or price. */
  @Handles(PRODUCT_LISTED)
  @StatementBudget(2)
  public Reaction listed(ProductNotice event) {
    Money price = new Money(event.price().amount(), event.price().currency());
    boolean newer =
        priceList.list(new PriceList.ListedProduct(event.sku(), event.version(), price));
    return newer ? Reaction.done() : Reaction.ignored("this or a newer version is listed");
  }
}
