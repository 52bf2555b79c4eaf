package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.endtoend.system.ServiceProcess.FailedStart;
import dev.sagas.test.ManagementApi;
import org.junit.jupiter.api.Test;

/** What would lose events does not start, and says why and how to mend it. */
class StartUpIT {

  private static final String BINDINGS = "/api/bindings/checkout/e/order.events/q/payment.inbox";
  private static final String CONFIRMED = "order.confirmed.v1";

  private final CheckoutSystem system = CheckoutSystem.start();

  @Test
  void refusesToStartWithoutPublisherConfirms() throws Exception {
    FailedStart start =
        system.service("customer").startInVain("spring.rabbitmq.publisher-confirm-type=none");

    assertThat(start.exitCode()).as(start.output()).isNotNull().isNotZero();
    assertThat(start.output())
        .contains("APPLICATION FAILED TO START")
        .contains("spring.rabbitmq.publisher-confirm-type");
  }

  @Test
  void refusesToStartWithoutABindingThatItNeeds() throws Exception {
    system.awaitQuiet();
    ManagementApi management = system.broker().management();
    management.delete(BINDINGS + "/" + CONFIRMED);
    try {
      FailedStart start = system.service("payment").startInVain();

      assertThat(start.exitCode()).as(start.output()).isNotNull().isNotZero();
      assertThat(start.output())
          .contains("APPLICATION FAILED TO START")
          .contains("order.events")
          .contains("payment.inbox")
          .contains(CONFIRMED);
    } finally {
      management.post(BINDINGS, "{\"routing_key\": \"" + CONFIRMED + "\"}");
      system.service("payment").awaitReady();
    }
  }
}
