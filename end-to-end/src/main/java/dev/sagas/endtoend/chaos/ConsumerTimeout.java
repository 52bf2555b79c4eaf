package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.fault.Hold;
import dev.sagas.endtoend.system.ServiceProcess;
import dev.sagas.test.PrivateBroker;
import java.util.random.RandomGenerator;

/**
 * The broker takes deliveries back from a consumer that has not acknowledged them for too long, and
 * closes its channel. How long is too long is read when a channel is opened.
 */
final class ConsumerTimeout {

  private static final String MILLIS =
      "application:set_env(rabbit, consumer_timeout, %d),"
          + " application:set_env(rabbit, channel_tick_interval, %d).";

  private final PrivateBroker broker;
  private final BrokerConnections connections;
  private final ServiceProcess service;

  ConsumerTimeout(PrivateBroker broker, BrokerConnections connections, ServiceProcess service) {
    this.broker = broker;
    this.connections = connections;
    this.service = service;
  }

  void strike(RandomGenerator random) throws InterruptedException {
    broker.administer("eval", MILLIS.formatted(1_000, 500));
    try {
      connections.closeThoseOf(service.name());
      Hold.between(1_500, 2_500, random);
      service.pause();
      Hold.between(2_000, 4_000, random);
    } finally {
      service.resume();
      broker.administer("eval", MILLIS.formatted(1_800_000, 60_000));
      connections.closeThoseOf(service.name());
    }
  }
}
