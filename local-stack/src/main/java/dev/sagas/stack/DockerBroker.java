package dev.sagas.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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

  static DockerBroker start(Path definitions, int amqp, int management) {
    String container =
        docker(
            List.of(
                "run",
                "--detach",
                "--rm",
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

  private boolean serves() {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + managementPort)).build();
    try {
      int status = HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
      return status == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
