package dev.sagas.endtoend.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.MessageProperties;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.test.Account;
import dev.sagas.test.PrivateBroker;
import dev.sagas.test.PrivateServers;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Each loss, seen by the side that is left in the dark and by the other. */
class LossesIT {

  private static final PrivateServers SERVERS = CheckoutSystem.start().servers();
  private static final byte[] BODY = "to whom it may concern".getBytes(StandardCharsets.UTF_8);

  private final PrivateBroker broker = SERVERS.broker();
  private final LinkProxy toBroker = new LinkProxy("broker", broker.ports().amqp(), Protocol.AMQP);
  private final LinkProxy toDatabase =
      new LinkProxy("database", SERVERS.postgres().port(), Protocol.POSTGRES);
  private @Nullable Connection connection;
  private final String queue = "losses-" + UUID.randomUUID();

  @BeforeEach
  void declare() throws Exception {
    try (Connection direct = broker.connect(broker.operator());
        Channel channel = direct.createChannel()) {
      channel.queueDeclare(queue, true, false, false, Map.of("x-queue-type", "quorum"));
    }
  }

  @AfterEach
  void close() {
    if (connection != null) {
      connection.abort();
    }
    toBroker.close();
    toDatabase.close();
  }

  @Test
  void aPublisherNeverLearnsThatTheBrokerHasItsMessage() throws Exception {
    connect();
    Channel channel = publishing();
    toBroker.impose(Losses.ofConfirms());

    publish(channel);
    awaitLosses(toBroker, 1);

    assertThatThrownBy(() -> channel.waitForConfirms(200)).hasMessage(null);
    toBroker.heal();
    awaitClosed();
    assertThat(received()).isEqualTo(BODY);
  }

  @Test
  void theBrokerNeverSeesWhatItsPublisherHasSent() throws Exception {
    connect();
    Channel channel = publishing();
    toBroker.impose(Losses.ofPublishes());

    publish(channel);
    awaitLosses(toBroker, 3);

    toBroker.heal();
    awaitClosed();
    assertThat(received()).isNull();
  }

  @Test
  void theBrokerNeverLearnsThatAConsumerIsDone() throws Exception {
    connect();
    Channel channel = publishing();
    publish(channel);
    channel.waitForConfirmsOrDie(5_000);
    GetResponse delivery = channel.basicGet(queue, false);
    toBroker.impose(Losses.ofConsumerAcks());

    channel.basicAck(delivery.getEnvelope().getDeliveryTag(), false);
    awaitLosses(toBroker, 1);

    toBroker.heal();
    awaitClosed();
    Awaitility.await("the redelivery").until(() -> received() != null);
  }

  @Test
  void aClientNeverLearnsThatItsTransactionIsCommitted() throws Exception {
    Account account = Account.named("order");
    String url = "jdbc:postgresql://127.0.0.1:%d/order".formatted(toDatabase.address().getPort());
    JdbcTemplate direct = new JdbcTemplate(SERVERS.postgres().dataSource("order", account));
    direct.execute("create table if not exists losses (number int)");
    try (java.sql.Connection client =
        DriverManager.getConnection(url, account.user(), account.password())) {
      client.setAutoCommit(false);
      // More often than the driver needs to prepare its COMMIT on the server.
      for (int number = 0; number < 10; number++) {
        insertAndCommit(client, number);
      }
      toDatabase.impose(Losses.ofCommitReplies());

      CompletableFuture<Void> commit =
          CompletableFuture.runAsync(() -> insertAndCommit(client, 99));
      awaitLosses(toDatabase, 1);
      toDatabase.heal();

      assertThatThrownBy(commit::get)
          .isInstanceOf(ExecutionException.class)
          .rootCause()
          .hasMessageContaining("reset");
      assertThat(direct.queryForList("select number from losses where number = 99")).hasSize(1);
    } finally {
      direct.execute("drop table losses");
    }
  }

  private static void insertAndCommit(java.sql.Connection client, int number) {
    try (var insert = client.prepareStatement("insert into losses values (?)")) {
      insert.setInt(1, number);
      insert.executeUpdate();
      client.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void connect() throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("127.0.0.1");
    factory.setPort(toBroker.address().getPort());
    factory.setVirtualHost(broker.virtualHost());
    factory.setUsername(broker.operator().user());
    factory.setPassword(broker.operator().password());
    factory.setAutomaticRecoveryEnabled(false);
    connection = factory.newConnection();
  }

  private Channel publishing() throws Exception {
    Channel channel = Objects.requireNonNull(connection).createChannel();
    channel.confirmSelect();
    return channel;
  }

  private void publish(Channel channel) throws Exception {
    channel.basicPublish("", queue, MessageProperties.PERSISTENT_BASIC, BODY);
  }

  private byte @Nullable [] received() throws Exception {
    try (Connection direct = broker.connect(broker.operator());
        Channel channel = direct.createChannel()) {
      GetResponse response = channel.basicGet(queue, true);
      return response == null ? null : response.getBody();
    }
  }

  private static void awaitLosses(LinkProxy link, long count) {
    Awaitility.await("losses")
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(link.lost()).isGreaterThanOrEqualTo(count));
  }

  private void awaitClosed() {
    Awaitility.await("the end of the connection")
        .until(() -> !Objects.requireNonNull(connection).isOpen());
  }
}
