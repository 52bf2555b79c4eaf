package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a broker: the port mapper and the node, both children of this JVM. */
final class BrokerProcess {

  static final Duration GRACE = Duration.ofSeconds(30);

  private final Process epmd;
  private final Process node;
  private final Administration administration;

  private BrokerProcess(Process epmd, Process node, Administration administration) {
    this.epmd = epmd;
    this.node = node;
    this.administration = administration;
  }

  static BrokerProcess launch(
      RabbitInstallation installation, BrokerFolder folder, BrokerPorts ports) {
    String epmdPort = Integer.toString(ports.epmd());
    Map<String, String> environment = folder.environment(ports);
    Process epmd =
        start(
            "epmd",
            folder,
            environment,
            List.of(installation.epmd().toString(), "-address", "127.0.0.1", "-port", epmdPort));
    try {
      return new BrokerProcess(
          epmd,
          start("node", folder, environment, installation.node()),
          command -> start("control", folder, environment, installation.control(command)));
    } catch (UncheckedIOException e) {
      epmd.destroyForcibly();
      throw e;
    }
  }

  boolean running() {
    return node.isAlive();
  }

  /**
   * Runs a command of {@code rabbitmqctl} against the node.
   *
   * @throws IllegalStateException if it fails; what it said is in the node's console file
   */
  void administer(List<String> command) {
    Process control = administration.start(command);
    if (!exitsWithin(control, GRACE.multipliedBy(2)) || control.exitValue() != 0) {
      control.destroyForcibly();
      throw new IllegalStateException("rabbitmqctl failed: " + String.join(" ", command));
    }
  }

  long pid() {
    return node.pid();
  }

  /** Asks the node to close its queues and files, and insists after a while. */
  void stop() {
    node.destroy();
    if (!exitsWithin(node, GRACE)) {
      node.destroyForcibly();
    }
    end();
  }

  /** Ends the node as a power cut would: nothing is closed. */
  void kill() {
    node.destroyForcibly();
    end();
  }

  private void end() {
    exitsWithin(node, GRACE);
    epmd.destroyForcibly();
    exitsWithin(epmd, GRACE);
  }

  static boolean exitsWithin(Process process, Duration limit) {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** Runs a program of the broker's, whose pid is kept as {@code name}. */
  static Process start(
      String name, BrokerFolder folder, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    surround(builder, environment);
    builder.directory(folder.path().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(Redirect.appendTo(folder.console().toFile()));
    try {
      Process process = builder.start();
      folder.note(name, process.pid());
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + command.get(0), e);
    }
  }

  /** Gives a program the variables of one broker, and takes those of every other away. */
  static void surround(ProcessBuilder program, Map<String, String> environment) {
    program.environment().keySet().removeIf(BrokerProcess::concernsBrokers);
    program.environment().putAll(environment);
  }

  private static boolean concernsBrokers(String variable) {
    return variable.startsWith("RABBITMQ_")
        || variable.startsWith("ERL_")
        || variable.equals("NOTIFY_SOCKET");
  }

  @FunctionalInterface
  private interface Administration {
    Process start(List<String> command);
  }
}
