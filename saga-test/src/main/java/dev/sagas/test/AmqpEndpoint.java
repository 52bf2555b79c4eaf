package dev.sagas.test;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeoutException;

/**
 * Where a broker takes connections.
 *
 * @param host its address
 * @param port of AMQP 0-9-1
 * @param virtualHost the virtual host of the services
 */
public record AmqpEndpoint(String host, int port, String virtualHost) {

  /**
   * A new connection, without automatic recovery, that the caller closes.
   *
   * @throws UncheckedIOException if the broker is away or refuses the account
   */
  public Connection connect(Account account) {
    try {
      return factory(account).newConnection("test kit");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot connect to the broker as " + account.user(), e);
    } catch (TimeoutException e) {
      throw new UncheckedIOException(
          "Cannot connect to the broker as " + account.user(), new IOException(e));
    }
  }

  private ConnectionFactory factory(Account account) {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(host);
    factory.setPort(port);
    factory.setVirtualHost(virtualHost);
    factory.setUsername(account.user());
    factory.setPassword(account.password());
    factory.setAutomaticRecoveryEnabled(false);
    factory.setTopologyRecoveryEnabled(false);
    return factory;
  }
}
