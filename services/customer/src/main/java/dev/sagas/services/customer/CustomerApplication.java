package dev.sagas.services.customer;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.services.customer.messaging.CreditRejected;
import dev.sagas.services.customer.messaging.CreditReleased;
import dev.sagas.services.customer.messaging.CreditReserved;
import dev.sagas.services.customer.messaging.CreditSettled;
import dev.sagas.services.customer.messaging.CustomerEvents;
import dev.sagas.services.customer.messaging.CustomerRegistered;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The customer service. */
@SpringBootApplication
@Participant(
    value = "customer",
    publishes = {
      @Publishes(
          type = CustomerEvents.CUSTOMER_REGISTERED,
          body = CustomerRegistered.class,
          terminal = true),
      @Publishes(type = CustomerEvents.CREDIT_RESERVED, body = CreditReserved.class),
      @Publishes(type = CustomerEvents.CREDIT_REJECTED, body = CreditRejected.class),
      @Publishes(type = CustomerEvents.CREDIT_SETTLED, body = CreditSettled.class, terminal = true),
      @Publishes(type = CustomerEvents.CREDIT_RELEASED, body = CreditReleased.class)
    })
public class CustomerApplication {

  public static void main(String[] args) {
    SpringApplication.run(CustomerApplication.class, args);
  }
}
