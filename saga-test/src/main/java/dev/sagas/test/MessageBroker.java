package dev.sagas.test;

import com.rabbitmq.client.Connection;
import java.util.List;

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
   * @throws java.io.UncheckedIOException if the broker is away or refuses the account
   */
  Connection connect(Account account);

  /** Ends it, and deletes what was temporary. */
  @Override
  void close();
}
