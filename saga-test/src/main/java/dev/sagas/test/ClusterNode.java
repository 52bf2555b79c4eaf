package dev.sagas.test;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One node of a {@link PrivateCluster}. It can be killed and started again on the same data and
 * address, and paused. Whoever breaks it is alone in doing so; anyone may ask how it is.
 */
public final class ClusterNode {

  private final int number;
  private final ClusterNetwork network;
  private final BrokerFolder files;
  private volatile @Nullable Process process;
  private volatile boolean paused;
  private volatile boolean hidden;

  ClusterNode(int number, ClusterNetwork network, Path folder) {
    this.number = number;
    this.network = network;
    this.files = new BrokerFolder(folder);
  }

  int number() {
    return number;
  }

  /** What it is called by the others, and in the management UI. */
  public String name() {
    return "rabbit%d@%s".formatted(number, host());
  }

  /** The address of its ports. */
  public String host() {
    return network.address(number);
  }

  /** Its ports; no other node has the same address and ports. */
  public BrokerPorts ports() {
    return network.ports(number);
  }

  void prepare(String configuration, String cookie) {
    files.prepare(host(), ports(), configuration, cookie);
  }

  BrokerFolder files() {
    return files;
  }

  /** Starts its process, unless it runs; {@link PrivateCluster#awaitWhole} says when it serves. */
  public void start() {
    if (!running()) {
      process =
          BrokerProcess.start(
              "node",
              files,
              environment(),
              network.beside(number, RabbitInstallation.required().node()));
    }
  }

  /** Kills it with SIGKILL and returns when it is gone: nothing is flushed or closed. */
  public void kill() {
    Process running = process;
    process = null;
    paused = false;
    if (running != null) {
      running.destroyForcibly();
      BrokerProcess.exitsWithin(running, BrokerProcess.GRACE);
    }
  }

  /** Whether its process lives, paused or not. */
  public boolean running() {
    Process started = process;
    return started != null && started.isAlive();
  }

  /** Whether it was started and has ended without being killed. */
  boolean failed() {
    Process started = process;
    return started != null && !started.isAlive();
  }

  /** Takes the processor away from it: nothing is closed, no one is told. */
  public void pause() {
    paused = true;
    signal("-STOP");
  }

  /** Ends {@link #pause}. */
  public void resume() {
    signal("-CONT");
    paused = false;
  }

  private void signal(String signal) {
    ServerCommand.run(List.of("kill", signal, Long.toString(pid())));
  }

  /** Lets no message pass between it and the clients. */
  void hide() {
    network.hide(this);
    hidden = true;
  }

  void show() {
    network.show(this);
    hidden = false;
  }

  /** Whether it can answer clients: it runs, and nothing stops it or stands between. */
  boolean reachable() {
    return running() && !paused && !hidden;
  }

  /** The process id, for tools that end it from outside. */
  public long pid() {
    Process started = process;
    if (started == null) {
      throw new IllegalStateException(name() + " is not running");
    }
    return started.pid();
  }

  /**
   * Runs a command of {@code rabbitmqctl} on it and returns what that printed.
   *
   * @throws IllegalStateException if it fails
   */
  public String administer(String... command) {
    List<String> control = RabbitInstallation.required().control(List.of(command));
    ProcessBuilder program = new ProcessBuilder(network.beside(number, control));
    BrokerProcess.surround(program, environment());
    return ServerCommand.run(program);
  }

  Map<String, String> environment() {
    return files.environment(name(), host(), ports());
  }
}
