package dev.sagas.endtoend.system;

import dev.sagas.test.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What Java is told to run.
 *
 * @param arguments of {@code java}, up to the program's own
 */
public record ServiceProgram(List<String> arguments) {

  public ServiceProgram {
    arguments = List.copyOf(arguments);
  }

  /**
   * The executable jar of a service, as it is shipped.
   *
   * @throws IllegalStateException if it was not built
   */
  public static ServiceProgram shipped(String service) {
    return new ServiceProgram(List.of("-jar", jar(service).toString()));
  }

  /** Where the executable jar of a service is. */
  static Path jar(String service) {
    Path target = Repository.find().root().resolve("services").resolve(service).resolve("target");
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
