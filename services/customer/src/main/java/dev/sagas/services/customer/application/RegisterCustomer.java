package dev.sagas.services.customer.application;

import dev.sagas.event.UuidV7;
import dev.sagas.services.customer.domain.Customer;
import dev.sagas.services.customer.domain.Money;
import dev.sagas.services.customer.persistence.Customers;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Registers a customer and announces it. */
@Service
public class RegisterCustomer {

  private final Customers customers;
  private final Announcements announcements;
  private final Clock clock;

  RegisterCustomer(Customers customers, Announcements announcements, Clock clock) {
    this.customers = customers;
    this.announcements = announcements;
    this.clock = clock;
  }

  /** Registers a customer; an email may occur more than once, since households share them. */
  @Transactional
  public Customer register(String name, String email, Money creditLimit) {
    Customer customer = new Customer(UuidV7.next(clock), name, email, creditLimit, clock.instant());
    customers.add(customer);
    announcements.registered(customer);
    return customer;
  }
}
