package dev.sagas.test;

/**
 * Ports of a broker, all on the loopback interface.
 *
 * @param amqp AMQP 0-9-1
 * @param management the management UI and its HTTP API
 * @param prometheus metrics
 * @param distribution Erlang's own protocol between nodes
 * @param epmd Erlang's port mapper, private to this broker
 */
public record BrokerPorts(int amqp, int management, int prometheus, int distribution, int epmd) {

  /** Free ports throughout. */
  public static BrokerPorts free() {
    return of(FreePorts.next(), FreePorts.next());
  }

  /** The given ports for AMQP and management, and free ones for the rest. */
  public static BrokerPorts of(int amqp, int management) {
    return new BrokerPorts(amqp, management, FreePorts.next(), FreePorts.next(), FreePorts.next());
  }

  /** The same with a port mapper that serves other nodes too. */
  BrokerPorts mappedBy(int sharedEpmd) {
    return new BrokerPorts(amqp, management, prometheus, distribution, sharedEpmd);
  }
}
