package dev.sagas.stack;

import com.rabbitmq.client.Connection;
import dev.sagas.test.Account;
import dev.sagas.test.AmqpEndpoint;
import dev.sagas.test.BrokerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** RabbitMQ as a container, for a machine that has Docker and no RabbitMQ. Its data go with it. */
record DockerBroker(String container, int amqpPort, int managementPort) implements StackBroker {

  private static final String IMAGE = "rabbitmq:4-management";
  private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
  private static final String IMPORT =
      "printf 'load_definitions = /definitions.json\\n' > /etc/rabbitmq/conf.d/90-definitions.conf"
          + " && exec docker-entrypoint.sh rabbitmq-server";

  static DockerBroker start(Path idFile, Path definitions, int amqp, int management) {
    String container =
        docker(
            List.of(
                "run",
                "--detach",
                "--rm",
                "--cidfile",
                idFile.toString(),
                "--publish",
                "127.0.0.1:" + amqp + ":5672",
                "--publish",
                "127.0.0.1:" + management + ":15672",
                "--volume",
                definitions + ":/definitions.json:ro",
                "--entrypoint",
                "sh",
                IMAGE,
                "-c",
                IMPORT));
    DockerBroker broker = new DockerBroker(container, amqp, management);
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

  @Override
  public void close() {
    docker(List.of("stop", container));
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
