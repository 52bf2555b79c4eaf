package dev.sagas.stack;

import com.rabbitmq.client.Connection;
import dev.sagas.test.Account;
import dev.sagas.test.AmqpEndpoint;
import dev.sagas.test.BrokerPorts;
import dev.sagas.test.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** RabbitMQ as a container, for a machine that has Docker and no RabbitMQ. Its data go with it. */
record DockerBroker(String container, int amqpPort) implements StackBroker {

  private static final String IMAGE = "rabbitmq:4-management";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final String DEFINITIONS = "/definitions.json";

  /**
   * @param folder where the container's id is noted, and its configuration
   */
  static DockerBroker start(Path folder, Path definitions, BrokerPorts ports) {
    String container = docker(run(folder, definitions, ports));
    DockerBroker broker = new DockerBroker(container, ports.amqp());
    try {
      Awaitility.await("the container to serve")
          .atMost(START_TIMEOUT)
          .pollInterval(Duration.ofSeconds(1))
          .until(broker::serves);
      return broker;
    } catch (ConditionTimeoutException e) {
      broker.close();
      throw new StackException(
          "RabbitMQ did not start in Docker: run 'docker run --rm %s' to see why.".formatted(IMAGE),
          e);
    }
  }

  private static List<String> run(Path folder, Path definitions, BrokerPorts ports) {
    Path configuration = folder.resolve("rabbitmq.conf");
    try {
      Files.writeString(configuration, "load_definitions = " + DEFINITIONS + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + configuration, e);
    }
    List<String> run = new ArrayList<>(List.of("run", "--detach", "--rm"));
    run.addAll(List.of("--cidfile", folder.resolve("rabbitmq.cid").toString()));
    run.addAll(List.of("--publish", "127.0.0.1:" + ports.amqp() + ":5672"));
    run.addAll(List.of("--publish", "127.0.0.1:" + ports.management() + ":15672"));
    run.addAll(List.of("--volume", definitions + ":" + DEFINITIONS + ":ro"));
    run.addAll(List.of("--volume", configuration + ":/etc/rabbitmq/conf.d/90-definitions.conf:ro"));
    run.add(IMAGE);
    return run;
  }

  @Override
  public void close() {
    docker(List.of("stop", container));
  }

  /**
   * A container that ends is gone with its data: it is paused instead, which clients cannot tell.
   */
  @Override
  public void stop() {
    docker(List.of("pause", container));
  }

  @Override
  public void restart() {
    docker(List.of("unpause", container));
  }

  /** The broker listens once all definitions are imported. */
  private boolean serves() {
    AmqpEndpoint endpoint =
        new AmqpEndpoint("127.0.0.1", amqpPort, BrokerSettings.DEFAULT_VIRTUAL_HOST);
    try (Connection connection = endpoint.connect(Account.OPERATOR)) {
      return connection.isOpen();
    } catch (IOException | UncheckedIOException notYet) {
      return false;
    }
  }

  private static String docker(List<String> arguments) {
    ProcessBuilder builder = new ProcessBuilder("docker");
    builder.command().addAll(arguments);
    builder.redirectErrorStream(true);
    try {
      Process process = builder.start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw new StackException("docker %s failed: %s".formatted(arguments.get(0), output));
      }
      return output.lines().reduce("", (first, last) -> last);
    } catch (IOException e) {
      throw new StackException("Docker cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StackException("Interrupted while waiting for Docker", e);
    }
  }
}
