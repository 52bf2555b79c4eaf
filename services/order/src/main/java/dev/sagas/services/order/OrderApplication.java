package dev.sagas.services.order;

import static dev.sagas.services.order.application.OrderEventTypes.ORDER_CANCELLED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_CLOSED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_COMPLETED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_CONFIRMED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_DEADLINE_PASSED;
import static dev.sagas.services.order.application.OrderEventTypes.ORDER_PLACED;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.services.order.domain.OrderCancelled;
import dev.sagas.services.order.domain.OrderClosed;
import dev.sagas.services.order.domain.OrderCompleted;
import dev.sagas.services.order.domain.OrderConfirmed;
import dev.sagas.services.order.domain.OrderDeadlinePassed;
import dev.sagas.services.order.domain.OrderPlaced;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The order service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@Participant(
    value = "order",
    publishes = {
      @Publishes(type = ORDER_PLACED, body = OrderPlaced.class),
      @Publishes(type = ORDER_CONFIRMED, body = OrderConfirmed.class, alwaysAnswered = true),
      @Publishes(type = ORDER_COMPLETED, body = OrderCompleted.class, terminal = true),
      @Publishes(type = ORDER_CANCELLED, body = OrderCancelled.class, alwaysAnswered = true),
      @Publishes(type = ORDER_CLOSED, body = OrderClosed.class, terminal = true),
      @Publishes(type = ORDER_DEADLINE_PASSED, body = OrderDeadlinePassed.class),
    })
public class OrderApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    SpringApplication.run(OrderApplication.class, args);
  }
}
