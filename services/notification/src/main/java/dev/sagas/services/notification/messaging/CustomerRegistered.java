package dev.sagas.services.notification.messaging;

import dev.sagas.services.notification.domain.Customer;
import java.util.UUID;

/** What this service reads of {@code customer.registered}. */
record CustomerRegistered(UUID customerId, long version, String name, String email) {

  Customer customer() {
    return new Customer(customerId, version, name, email);
  }
}
