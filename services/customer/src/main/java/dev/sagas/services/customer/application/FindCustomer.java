package dev.sagas.services.customer.application;

import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.customer.persistence.Customers;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks a customer up. */
@Service
public class FindCustomer {

  private final Customers customers;

  FindCustomer(Customers customers) {
    this.customers = customers;
  }

  /**
   * The customer of this id, with the exposure of this moment.
   *
   * @throws CustomerNotFoundException if there is none
   */
  @Transactional(readOnly = true)
  public Customer find(UUID id) {
    return customers.find(id).orElseThrow(() -> new CustomerNotFoundException(id));
  }
}
