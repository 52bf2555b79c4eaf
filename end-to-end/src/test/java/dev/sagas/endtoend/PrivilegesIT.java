package dev.sagas.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import dev.sagas.endtoend.system.CheckoutSystem;
import dev.sagas.test.Account;
import java.io.IOException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each service reaches its own exchanges, queues and database, and no one else's. */
class PrivilegesIT {

  private static final String REFUSED = "ACCESS_REFUSED";

  private final CheckoutSystem system = CheckoutSystem.start();

  static Stream<Arguments> pairs() {
    return CheckoutSystem.SERVICES.stream()
        .flatMap(
            service ->
                CheckoutSystem.SERVICES.stream()
                    .filter(other -> !other.equals(service))
                    .map(other -> Arguments.of(service, other)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void cannotPublishToAnothersExchange(String service, String other) {
    assertRefused(
        service,
        channel -> {
          channel.confirmSelect();
          channel.basicPublish(other + ".events", other + ".x.v1", null, new byte[0]);
          channel.waitForConfirms(10_000);
        });
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void cannotReadAnothersQueue(String service, String other) {
    assertRefused(service, channel -> channel.basicGet(other + ".inbox", false));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void cannotConnectToAnothersDatabase(String service, String other) {
    var source = system.servers().postgres().dataSource(other, Account.named(service));

    assertThatThrownBy(source::getConnection)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for database \"" + other + "\"");
  }

  @ParameterizedTest
  @MethodSource("services")
  void cannotPublishPastTheExchangesByTheDefaultOne(String service) {
    assertRefused(
        service,
        channel -> {
          channel.confirmSelect();
          channel.basicPublish("", "order.inbox", null, new byte[0]);
          channel.waitForConfirms(10_000);
        });
  }

  @ParameterizedTest
  @MethodSource("services")
  void cannotDeclareAQueue(String service) {
    assertRefused(
        service, channel -> channel.queueDeclare(service + ".mine", true, false, false, null));
  }

  @Test
  void canReadItsOwnQueue() throws Exception {
    try (Connection connection = system.broker().connect(Account.named("order"));
        Channel channel = connection.createChannel()) {
      AMQP.Queue.DeclareOk queue = channel.queueDeclarePassive("order.inbox");

      assertThat(queue.getConsumerCount()).isPositive();
    }
  }

  static Stream<String> services() {
    return CheckoutSystem.SERVICES.stream();
  }

  /** What a user tries. */
  @FunctionalInterface
  private interface Attempt {
    void on(Channel channel) throws Exception;
  }

  private void assertRefused(String service, Attempt attempt) {
    try (Connection connection = system.broker().connect(Account.named(service))) {
      Channel channel = connection.createChannel();

      assertThatThrownBy(() -> attempt.on(channel))
          .satisfies(thrown -> assertThat(reason(thrown)).contains(REFUSED));
    } catch (IOException e) {
      throw new AssertionError("the connection should stay", e);
    }
  }

  private static String reason(Throwable thrown) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    return cause instanceof ShutdownSignalException signal
        ? String.valueOf(signal.getReason())
        : String.valueOf(cause.getMessage());
  }
}
