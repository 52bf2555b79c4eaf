package dev.sagas.rabbit;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * Opens connections of our own beside Spring's cached ones. A cached channel that the broker closed
 * is silently replaced, and a wait for confirms then succeeds on the empty replacement; a channel
 * that no one else holds cannot do that.
 */
public final class BrokerLink {

  private final ConnectionFactory factory;
  private final List<Address> addresses;
  private final String service;

  /**
   * Connects like {@code template}, without its automatic recovery.
   *
   * @param template credentials, virtual host, TLS
   * @param addresses the nodes to try, in order; not empty
   * @param service names the connections in the management UI
   */
  public BrokerLink(ConnectionFactory template, List<Address> addresses, String service) {
    this.factory = template.clone();
    this.factory.setAutomaticRecoveryEnabled(false);
    this.factory.setTopologyRecoveryEnabled(false);
    this.factory.setConnectionTimeout(5_000);
    this.factory.setRequestedHeartbeat(10);
    this.addresses = List.copyOf(addresses);
    this.service = service;
  }

  private BrokerLink(BrokerLink other, String username, String password) {
    this.factory = other.factory.clone();
    this.factory.setUsername(username);
    this.factory.setPassword(password);
    this.addresses = other.addresses;
    this.service = other.service;
  }

  /** The same broker, under another account. */
  public BrokerLink as(String username, String password) {
    return new BrokerLink(this, username, password);
  }

  Connection open(String purpose) throws IOException, TimeoutException {
    return factory.newConnection(addresses, service + " " + purpose);
  }
}
