package dev.sagas.endtoend.crash;

import dev.sagas.test.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the fault agent is. */
final class AgentJar {

  private AgentJar() {}

  /**
   * The jar that a service can be started with.
   *
   * @throws IllegalStateException if it was not built
   */
  static Path find() {
    Path target = Repository.find().root().resolve("fault-agent").resolve("target");
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-agent.jar"))
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("No *-agent.jar in " + target + ": package it"));
    } catch (IOException e) {
      throw new UncheckedIOException("Build the agent first: mvn package", e);
    }
  }
}
