package dev.sagas.services.payment;

import dev.sagas.choreography.Participant;
import dev.sagas.choreography.Publishes;
import dev.sagas.services.payment.domain.PaymentEvent;
import dev.sagas.services.payment.messaging.EventTypes;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Takes an order's money when order, credit and stock are there, and gives it back when the order
 * is cancelled.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Participant(
    value = "payment",
    publishes = {
      @Publishes(
          type = EventTypes.AUTHORIZATION_REQUESTED,
          body = PaymentEvent.AuthorizationRequested.class),
      @Publishes(type = EventTypes.AUTHORIZED, body = PaymentEvent.Authorized.class),
      @Publishes(type = EventTypes.DECLINED, body = PaymentEvent.Declined.class),
      @Publishes(type = EventTypes.CAPTURED, body = PaymentEvent.Captured.class),
      @Publishes(type = EventTypes.CAPTURE_FAILED, body = PaymentEvent.CaptureFailed.class),
      @Publishes(type = EventTypes.RELEASE_REQUESTED, body = PaymentEvent.ReleaseRequested.class),
      @Publishes(type = EventTypes.RELEASED, body = PaymentEvent.Released.class)
    })
public class PaymentApplication {

  /** Starts the service. */
  public static void main(String[] args) {
    SpringApplication.run(PaymentApplication.class, args);
  }
}
