package dev.sagas.endtoend.system;

import dev.sagas.test.FreePorts;
import dev.sagas.test.PrivateServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * One service in a process of its own. Its port stays the same over restarts; what it prints is
 * appended to one file. Whoever breaks it is alone in doing so; anyone may ask for its address.
 */
public final class ServiceProcess {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final ServiceSetup setup;
  private final int port = FreePorts.next();
  private volatile @Nullable Process process;

  public ServiceProcess(ServiceSetup setup) {
    this.setup = setup;
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  public ServiceProcess(String name, PrivateServers servers) {
    this(ServiceSetup.of(name, servers.addresses()));
  }

  public String name() {
    return setup.service();
  }

  public ServiceSetup setup() {
    return setup;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port).resolve(path);
  }

  /**
   * Starts the process; {@link #awaitReady} says when it serves.
   *
   * @param properties in addition, such as {@code saga.inbox.workers=1}
   */
  public ServiceProcess start(String... properties) {
    process = launch(setup.log(), port, properties);
    return this;
  }

  /** Starts a second instance, which is expected to fail, and returns what it printed. */
  public FailedStart startInVain(String... properties) throws InterruptedException {
    Path output = setup.log().resolveSibling(name() + "-in-vain-" + System.nanoTime() + ".log");
    Process started = launch(output, FreePorts.next(), properties);
    try {
      boolean ended = started.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
      return new FailedStart(ended ? started.exitValue() : null, text(output));
    } finally {
      started.destroyForcibly().waitFor();
    }
  }

  /**
   * How a start that should fail ended.
   *
   * @param exitCode null when it did not end
   */
  public record FailedStart(@Nullable Integer exitCode, String output) {}

  public ServiceProcess awaitReady() {
    Process started = Objects.requireNonNull(process, name() + " was not started");
    Awaitility.await(name() + " to be ready; see " + setup.log())
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .failFast(name() + " ended; see " + setup.log(), () -> !started.isAlive())
        .until(this::isReady);
    return this;
  }

  public boolean isReady() {
    return Rest.isOk(uri("/actuator/health/readiness"));
  }

  /** Whether its process lives, even if it does nothing. */
  public boolean isAlive() {
    Process started = process;
    return started != null && started.isAlive();
  }

  /** Ends it with SIGKILL and returns when it is gone. */
  public void kill() {
    Process started = process;
    if (started != null) {
      started.destroyForcibly().onExit().join();
    }
  }

  /** Asks it to end in order, and returns when it is gone. */
  public void stop() {
    Process started = process;
    if (started != null) {
      started.destroy();
      started.onExit().join();
    }
  }

  /** Takes its processor away, by SIGSTOP, until {@link #resume}. */
  public void pause() {
    Signal.STOP.to(List.of(pid()));
  }

  public void resume() {
    Signal.CONT.to(List.of(pid()));
  }

  /** The id of its process, also of one that has ended. */
  public long pid() {
    return Objects.requireNonNull(process, name() + " was not started").pid();
  }

  /** What it has printed so far. */
  public String log() {
    return text(setup.log());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch(Path output, int httpPort, String... properties) {
    try {
      Files.createDirectories(output.getParent());
      return new ProcessBuilder(command(httpPort, properties))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name(), e);
    }
  }

  private List<String> command(int httpPort, String... properties) {
    List<String> command = new ArrayList<>();
    command.add(NewestJava.find().toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(setup.jvmOptions());
    command.addAll(setup.program().arguments());
    command.add("--server.port=" + httpPort);
    setup.properties().forEach((property, value) -> command.add("--" + property + "=" + value));
    Stream.of(properties).forEach(property -> command.add("--" + property));
    return command;
  }
}
