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

  int amqpPort();

  int managementPort();

  @Override
  void close();

  static StackBroker start(StackSettings settings, Path definitions) {
    int amqp = settings.port(USUAL_AMQP_PORT);
    int management = settings.port(USUAL_MANAGEMENT_PORT);
    return settings.brokerInDocker()
        ? DockerBroker.start(settings.folder(), definitions, amqp, management)
        : installed(settings.folder().resolve("rabbitmq"), definitions, amqp, management);
  }

  private static StackBroker installed(Path folder, Path definitions, int amqp, int management) {
    PrivateBroker broker =
        PrivateBroker.start(
            BrokerSettings.importing(definitions)
                .in(folder)
                .on(BrokerPorts.of(amqp, management))
                .closedByCaller());
    return new InstalledBroker(broker);
  }

  /** The server that is installed on this machine. */
  record InstalledBroker(PrivateBroker broker) implements StackBroker {

    @Override
    public int amqpPort() {
      return broker.ports().amqp();
    }

    @Override
    public int managementPort() {
      return broker.ports().management();
    }

    @Override
    public void close() {
      broker.close();
    }
  }
}
