package dev.sagas.services.customer.messaging;

import dev.sagas.choreography.Emits;
import dev.sagas.event.NewEvent;
import dev.sagas.outbox.Outbox;
import dev.sagas.services.customer.application.Announcements;
import dev.sagas.services.customer.domain.Customer;
import org.springframework.stereotype.Component;

/** Announces by events, in order for each customer. */
@Component
public class OutboxAnnouncements implements Announcements {

  private final Outbox outbox;

  OutboxAnnouncements(Outbox outbox) {
    this.outbox = outbox;
  }

  @Override
  @Emits(CustomerEvents.CUSTOMER_REGISTERED)
  public void registered(Customer customer) {
    CustomerRegistered body =
        new CustomerRegistered(
            customer.id(),
            customer.version(),
            customer.name(),
            customer.email(),
            WireMoney.of(customer.creditLimit()));
    outbox.append(NewEvent.of(body).withKey(customer.id().toString()));
  }
}
