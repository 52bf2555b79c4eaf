package dev.sagas.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Participant;
import dev.sagas.inbox.Reaction;
import dev.sagas.rabbit.TopologyStatus.State;
import dev.sagas.test.PrivateServers;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

@ExtendWith(OutputCaptureExtension.class)
class TopologyIT {

  private static final PrivateServers SERVERS = PrivateServers.shared();
  private static final String PLACED = "order.placed.v1";

  @AfterEach
  void bindAgain() {
    SERVERS
        .broker()
        .asOperator(channel -> channel.queueBind("customer.inbox", "order.events", PLACED));
    SERVERS
        .broker()
        .asOperator(channel -> channel.queueBind("customer.dead", "customer.local", "dead"));
  }

  @Test
  void startsWithTheDefinitionsAsTheyAreShipped() {
    try (ConfigurableApplicationContext context = start(Map.of())) {
      assertThat(status(context).state()).isEqualTo(State.OK);
    }
  }

  @Test
  void refusesToStartWithOneMessageThatNamesEachMissingBindingAndItsFix(CapturedOutput output) {
    SERVERS
        .broker()
        .asOperator(channel -> channel.queueUnbind("customer.inbox", "order.events", PLACED));
    SERVERS
        .broker()
        .asOperator(channel -> channel.queueUnbind("customer.dead", "customer.local", "dead"));

    assertThatThrownBy(() -> start(Map.of())).hasRootCauseInstanceOf(TopologyException.class);

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("1. binding order.events --order.placed.v1--> customer.inbox is missing")
        .contains("2. binding customer.local --dead--> customer.dead is missing")
        .contains(
            "bind it: {\"source\": \"order.events\", \"destination\": \"customer.inbox\","
                + " \"destination_type\": \"queue\", \"routing_key\": \"order.placed.v1\"}")
        .doesNotContain("\tat dev.sagas");
  }

  @Test
  void startsWhileTheBrokerCannotBeReached(CapturedOutput output) throws IOException {
    try (ConfigurableApplicationContext context =
        start(
            Map.of(
                "saga.topology.management-url",
                "http://127.0.0.1:" + closedPort(),
                "spring.rabbitmq.port",
                String.valueOf(closedPort())))) {

      assertThat(status(context).state()).isEqualTo(State.UNKNOWN);
      assertThat(output).contains("cannot be verified now");
    }
  }

  @Test
  void tellsABindingThatIsLostWhileRunningAndItsReturn() {
    try (ConfigurableApplicationContext context =
        start(Map.of("saga.topology.check-interval", "200ms"))) {

      SERVERS
          .broker()
          .asOperator(channel -> channel.queueUnbind("customer.inbox", "order.events", PLACED));

      await().untilAsserted(() -> assertThat(status(context).state()).isEqualTo(State.PROBLEMS));
      assertThat(status(context).problems())
          .singleElement()
          .asString()
          .contains("order.events --order.placed.v1--> customer.inbox is missing");
      bindAgain();
      await().untilAsserted(() -> assertThat(status(context).state()).isEqualTo(State.OK));
    }
  }

  private static ConfigurableApplicationContext start(Map<String, String> more) {
    SERVERS.postgres().createServiceDatabase("customer");
    Map<String, String> properties = new HashMap<>(SERVERS.addresses().propertiesOf("customer"));
    properties.putAll(more);
    return new SpringApplicationBuilder(Customer.class)
        .web(WebApplicationType.NONE)
        .run(
            properties.entrySet().stream()
                .map(it -> "--%s=%s".formatted(it.getKey(), it.getValue()))
                .toArray(String[]::new));
  }

  private static TopologyStatus.Snapshot status(ConfigurableApplicationContext context) {
    return context.getBean(TopologyStatus.class).latest();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  record Placed(String orderId) {}

  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Participant("customer")
  static class Customer {

    @Handles(PLACED)
    Reaction reserve(Placed order) {
      return Reaction.done();
    }
  }
}
