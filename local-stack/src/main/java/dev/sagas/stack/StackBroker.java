package dev.sagas.stack;

import dev.sagas.test.BrokerPorts;
import dev.sagas.test.BrokerSettings;
import dev.sagas.test.PrivateBroker;
import java.nio.file.Path;

/** The broker of the running system, wherever it runs. */
interface StackBroker extends AutoCloseable {

  /** The port of AMQP 0-9-1 that RabbitMQ uses everywhere. */
  int USUAL_AMQP_PORT = 5672;

  /** The port of the management UI that RabbitMQ uses everywhere. */
  int USUAL_MANAGEMENT_PORT = 15672;

  @Override
  void close();

  /** Ends it as an administrator would; its data stay. */
  void stop();

  /** Starts it again; returns once it serves. */
  void restart();

  /** Where it will listen. */
  static BrokerPorts ports(StackSettings settings) {
    return BrokerPorts.of(settings.port(USUAL_AMQP_PORT), settings.port(USUAL_MANAGEMENT_PORT));
  }

  /** Returns once it serves, with all of {@code definitions} imported. */
  static StackBroker start(StackSettings settings, Path definitions, BrokerPorts ports) {
    return settings.brokerInDocker()
        ? DockerBroker.start(settings.folder(), definitions, ports)
        : installed(settings.folder().resolve("rabbitmq"), definitions, ports);
  }

  private static StackBroker installed(Path folder, Path definitions, BrokerPorts ports) {
    PrivateBroker broker =
        PrivateBroker.start(
            BrokerSettings.importing(definitions).in(folder).on(ports).closedByCaller());
    return new StackBroker() {
      @Override
      public void close() {
        broker.close();
      }

      @Override
      public void stop() {
        broker.stop();
      }

      @Override
      public void restart() {
        broker.start();
      }
    };
  }
}
