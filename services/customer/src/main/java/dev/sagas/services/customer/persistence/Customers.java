package dev.sagas.services.customer.persistence;

import dev.sagas.services.customer.domain.Customer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;

/** The registered customers. */
@Repository
public class Customers {

  private final EntityManager entities;

  Customers(EntityManager entities) {
    this.entities = entities;
  }

  /** Inserts a customer; an id that is taken fails the transaction. */
  public void add(Customer customer) {
    entities.persist(customer);
  }

  public Optional<Customer> find(UUID id) {
    return Optional.ofNullable(entities.find(Customer.class, id));
  }

  /** Reads a customer and locks the row until the transaction ends, so that decisions queue up. */
  public Optional<Customer> lock(UUID id) {
    return Optional.ofNullable(entities.find(Customer.class, id, LockModeType.PESSIMISTIC_WRITE));
  }
}
