package dev.sagas.services.inventory.messaging;

import dev.sagas.choreography.Emits;
import dev.sagas.event.NewEvent;
import dev.sagas.outbox.Outbox;
import dev.sagas.services.inventory.application.Announcements;
import dev.sagas.services.inventory.domain.Product;
import org.springframework.stereotype.Component;

/** Announces by events, in order for each product. */
@Component
public class OutboxAnnouncements implements Announcements {

  private final Outbox outbox;

  OutboxAnnouncements(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  @Emits(InventoryEvents.PRODUCT_LISTED)
  public void listed(Product product) {
    ProductListed body =
        new ProductListed(
            product.sku(), product.version(), product.name(), WireMoney.of(product.price()));
    outbox.append(NewEvent.of(body).withKey(product.sku()));
  }
}
