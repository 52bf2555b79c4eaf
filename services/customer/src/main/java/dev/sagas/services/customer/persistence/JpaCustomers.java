package dev.sagas.services.customer.persistence;

import dev.sagas.services.customer.domain.Customer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

@Repository
class JpaCustomers implements Customers {

  private final EntityManager entities;

  JpaCustomers(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(Customer customer) {
    entities.persist(customer);
  }

  @Override
  public Optional<Customer> find(UUID id) {
    return Optional.ofNullable(entities.find(Customer.class, id));
  }

  @Override
  public Optional<Customer> lock(UUID id) {
    return Optional.ofNullable(entities.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE));
  }
}
