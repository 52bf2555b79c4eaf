package dev.sagas.verification.exploration;

import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.customer.persistence.Customers;
import dev.sagas.test.explore.MemoryService;
import dev.sagas.test.explore.Table;
import java.util.Optional;
import java.util.UUID;

/** Customers in memory. */
final class MemoryCustomers implements Customers {

  static final String TABLE = "customer";

  private final Table<Customer> customers;

  MemoryCustomers(MemoryService service) {
    this.customers = service.database().sharedTable(TABLE, Customer.class);
  }

  @Override
  public void add(Customer customer) {
    customers.insert(customer.id(), customer);
  }

  @Override
  public Optional<Customer> find(UUID id) {
    return customers.glance(id);
  }

  @Override
  public Optional<Customer> lock(UUID id) {
    return customers.lock(id);
  }
}
