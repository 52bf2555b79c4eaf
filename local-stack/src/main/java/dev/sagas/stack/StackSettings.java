package dev.sagas.stack;

import dev.sagas.test.FreePorts;
import java.nio.file.Path;
import java.util.List;

/**
 * How the system is run.
 *
 * @param root the repository's top level
 * @param folder where data, logs and what is known of the running system are kept
 * @param processes true: a JVM for each service; false: all in this one
 * @param brokerInDocker true: RabbitMQ as a container; false: the server installed on this machine
 * @param usualPorts true: the ports that everyone knows, where they are free; false: any free ones,
 *     so that several systems can start at the same time
 */
public record StackSettings(
    Path root, Path folder, boolean processes, boolean brokerInDocker, boolean usualPorts) {

  private static final String PROCESSES = "--processes";
  private static final String BROKER_IN_DOCKER = "--broker-in-docker";

  /**
   * Reads {@code ROOT FOLDER [--processes] [--broker-in-docker]}.
   *
   * @throws StackException if they are anything else
   */
  static StackSettings parse(List<String> arguments) {
    if (arguments.size() < 2) {
      throw new StackException("The launcher needs the repository's top level and a data folder.");
    }
    List<String> options = arguments.subList(2, arguments.size());
    options.stream()
        .filter(option -> !option.equals(PROCESSES) && !option.equals(BROKER_IN_DOCKER))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw new StackException("Unknown option " + unknown + ": see ./dev help.");
            });
    return new StackSettings(
        Path.of(arguments.get(0)).toAbsolutePath().normalize(),
        Path.of(arguments.get(1)).toAbsolutePath().normalize(),
        options.contains(PROCESSES),
        options.contains(BROKER_IN_DOCKER),
        true);
  }

  /** The port for what usually listens on {@code usual}. */
  int port(int usual) {
    return usualPorts ? FreePorts.preferring(usual) : FreePorts.next();
  }

  Path logs() {
    return folder.resolve("logs");
  }
}
