package dev.sagas.test;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** RabbitMQ as its clients see it: one node, or several of a cluster. */
public interface MessageBroker extends AutoCloseable {

  /** Where AMQP 0-9-1 is spoken, each as {@code host:port}; the same after each start. */
  List<String> amqpAddresses();

  /** Where the management UI and its API are; the same after each start. */
  List<String> managementUrls();

  /** The virtual host of the services. */
  String virtualHost();

  /** The account that may see and do everything. */
  default Account operator() {
    return Account.OPERATOR;
  }

  /** The management API under the operator's account, of a node that runs. */
  ManagementApi management();

  /**
   * A new connection, without automatic recovery, that the caller closes.
   *
   * @throws UncheckedIOException if the broker is away or refuses the account
   */
  Connection connect(Account account);

  /**
   * Does something that only the operator may, over a channel that is closed afterwards.
   *
   * @throws UncheckedIOException if the broker is away or refuses it
   */
  default void asOperator(ChannelAction action) {
    try (Connection connection = connect(operator());
        Channel channel = connection.createChannel()) {
      action.on(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (TimeoutException e) {
      throw new UncheckedIOException(new IOException("the channel was not closed in time", e));
    }
  }

  /** What is done over a channel. */
  @FunctionalInterface
  interface ChannelAction {
    void on(Channel channel) throws IOException;
  }

  /** Ends it, and deletes what was temporary. */
  @Override
  void close();
}
