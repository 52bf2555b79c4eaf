package dev.sagas.services.customer.application;

import dev.sagas.services.customer.domain.Customer;

/**
 * Tells other services, after the commit of the running transaction, what requests have changed.
 */
public interface Announcements {

  /** A customer was registered. */
  void registered(Customer customer);
}
