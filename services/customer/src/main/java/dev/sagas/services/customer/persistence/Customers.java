package dev.sagas.services.customer.persistence;

import dev.sagas.services.customer.domain.Customer;
import java.util.Optional;
import java.util.UUID;

/** The registered customers. */
public interface Customers {

  /** Inserts a customer; an id that is taken fails the transaction. */
  void add(Customer customer);

  Optional<Customer> find(UUID id);

  /** Reads a customer and locks the row until the transaction ends, so that decisions queue up. */
  Optional<Customer> lock(UUID id);
}
