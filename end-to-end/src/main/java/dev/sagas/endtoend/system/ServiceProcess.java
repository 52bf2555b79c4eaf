package dev.sagas.endtoend.system;

import dev.sagas.test.FreePorts;
import dev.sagas.test.PrivateServers;
import dev.sagas.test.Repository;
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
 * One service in a process of its own, started from its executable jar. Its port stays the same
 * over restarts; what it prints is appended to one file.
 */
public final class ServiceProcess {

  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private final String name;
  private final PrivateServers servers;
  private final int port = FreePorts.next();
  private final Path log;
  private @Nullable Process process;

  public ServiceProcess(String name, PrivateServers servers) {
    this.name = name;
    this.servers = servers;
    this.log = Path.of("target", "services", name + ".log").toAbsolutePath();
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  public String name() {
    return name;
  }

  public URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port).resolve(path);
  }

  /**
   * Starts the process; {@link #awaitReady} says when it serves.
   *
   * @param properties in addition, such as {@code saga.inbox.consumers=1}
   */
  public ServiceProcess start(String... properties) {
    process = launch(log, port, properties);
    return this;
  }

  /** Starts a second instance, which is expected to fail, and returns what it printed. */
  public FailedStart startInVain(String... properties) throws InterruptedException {
    Path output = log.resolveSibling(name + "-in-vain-" + System.nanoTime() + ".log");
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
    Process started = Objects.requireNonNull(process, name + " was not started");
    Awaitility.await(name + " to be ready; see " + log)
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .failFast(name + " ended; see " + log, () -> !started.isAlive())
        .until(() -> Rest.isOk(uri("/actuator/health/readiness")));
    return this;
  }

  /** Ends it with SIGKILL and returns when it is gone. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  /** What it has printed so far. */
  public String log() {
    return text(log);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process launch(Path output, int httpPort, String... properties) {
    List<String> command =
        new ArrayList<>(
            List.of(
                NewestJava.find().toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar().toString(),
                "--server.port=" + httpPort));
    servers
        .addresses()
        .propertiesOf(name)
        .forEach((property, value) -> command.add("--" + property + "=" + value));
    Stream.of(properties).forEach(property -> command.add("--" + property));
    try {
      Files.createDirectories(output.getParent());
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start " + name, e);
    }
  }

  private Path jar() {
    Path target = Repository.find().root().resolve("services").resolve(name).resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-exec.jar"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("No *-exec.jar in " + target + ": package it"));
    } catch (IOException e) {
      throw new UncheckedIOException("Build the services first: mvn package", e);
    }
  }
}
