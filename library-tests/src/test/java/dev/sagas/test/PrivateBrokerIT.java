package dev.sagas.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntPredicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PrivateBrokerIT {

  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private static PrivateBroker broker;

  @BeforeAll
  static void start() {
    broker = PrivateBroker.start(BrokerSettings.importing(Repository.find().definitions()));
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @Test
  void importsEveryQueueOfTheDefinitions() throws IOException {
    var defined =
        new ObjectMapper()
            .readTree(Files.readString(Repository.find().definitions()))
            .get("queues")
            .findValuesAsText("name");

    JsonNode queues = broker.management().get("/api/queues/checkout");

    assertThat(queues.findValuesAsText("name")).containsAll(defined);
  }

  @Test
  void keepsConfirmedMessagesWhenKilled() throws Exception {
    String id = UUID.randomUUID().toString();
    publishConfirmed("customer", "customer.local", "dead", id);

    long killed = broker.pid();
    broker.kill();
    assertThat(ProcessHandle.of(killed)).isEmpty();
    broker.start();

    try (Connection connection = broker.connect(broker.operator());
        Channel channel = connection.createChannel()) {
      var message =
          Awaitility.await()
              .until(() -> channel.basicGet("customer.dead", true), found -> found != null);
      assertThat(message.getProps().getMessageId()).isEqualTo(id);
    }
  }

  @Test
  void refusesToPublishToTheExchangeOfAnotherService() {
    assertThatThrownBy(
            () -> publishConfirmed("customer", "inventory.events", "inventory.x.v1", "1"))
        .hasStackTraceContaining("access to exchange 'inventory.events'")
        .hasStackTraceContaining("refused for user 'customer'");
  }

  @Test
  void refusesToReadTheQueueOfAnotherService() throws Exception {
    try (Connection connection = broker.connect(Account.named("customer"))) {
      Channel channel = connection.createChannel();

      assertThatThrownBy(() -> channel.basicGet("payment.inbox", false))
          .hasStackTraceContaining("access to queue 'payment.inbox'")
          .hasStackTraceContaining("refused for user 'customer'");
    }
  }

  @Test
  void runsBesideAnotherBroker() throws IOException {
    try (PrivateBroker other =
        PrivateBroker.start(BrokerSettings.importing(Repository.find().definitions()))) {

      assertThat(other.ports()).isNotEqualTo(broker.ports());
      assertThat(other.management().get("/api/nodes")).hasSize(1);
      assertThat(broker.management().get("/api/nodes")).hasSize(1);
    }
  }

  @Test
  void listensOnTheLoopbackInterfaceAlone() throws IOException {
    IntPredicate reachableFromOutside = port -> connects("127.0.0.2", port);

    assertThat(connects("127.0.0.1", broker.ports().amqp())).isTrue();
    assertThat(reachableFromOutside)
        .rejects(
            broker.ports().amqp(),
            broker.ports().management(),
            broker.ports().prometheus(),
            broker.ports().distribution(),
            broker.ports().epmd());
  }

  private static boolean connects(String host, int port) {
    try (Socket socket = new Socket(host, port)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  private static void publishConfirmed(String service, String exchange, String key, String id)
      throws Exception {
    try (Connection connection = broker.connect(Account.named(service));
        Channel channel = connection.createChannel()) {
      channel.confirmSelect();
      BasicProperties properties =
          new BasicProperties.Builder().messageId(id).deliveryMode(2).headers(Map.of()).build();
      channel.basicPublish(exchange, key, true, properties, BODY);
      channel.waitForConfirmsOrDie(30_000);
    }
  }
}
