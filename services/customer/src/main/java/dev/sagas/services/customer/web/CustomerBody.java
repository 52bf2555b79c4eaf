package dev.sagas.services.customer.web;

import dev.sagas.services.customer.domain.Customer;
import java.util.UUID;

/**
 * A customer as answers show it.
 *
 * @param exposure what orders hold of the limit
 */
record CustomerBody(UUID id, String name, String email, MoneyBody creditLimit, MoneyBody exposure) {

  static CustomerBody of(Customer customer) {
    return new CustomerBody(
        customer.id(),
        customer.name(),
        customer.email(),
        MoneyBody.of(customer.creditLimit()),
        MoneyBody.of(customer.exposure()));
  }
}
