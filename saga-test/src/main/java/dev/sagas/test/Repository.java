package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the broker's definitions and the services' migrations are found.
 *
 * @param root the repository's top level
 */
public record Repository(Path root) {

  /** The system property that names the top level; the build sets it for tests. */
  public static final String ROOT_PROPERTY = "repository.root";

  private static final String DEFINITIONS = "rabbit-definitions.json";
  private static final String PROTOCOL_SCHEMA = "saga";

  /**
   * Takes the top level from the system property {@value #ROOT_PROPERTY}, else from the nearest
   * folder at or above the working directory that holds the broker's definitions.
   *
   * @throws IllegalStateException if neither leads to it
   */
  public static Repository find() {
    String property = System.getProperty(ROOT_PROPERTY);
    if (property != null && holdsDefinitions(Path.of(property))) {
      return new Repository(Path.of(property).toAbsolutePath().normalize());
    }
    Path workingDirectory = Path.of("").toAbsolutePath();
    for (@Nullable Path folder = workingDirectory; folder != null; folder = folder.getParent()) {
      if (holdsDefinitions(folder)) {
        return new Repository(folder);
      }
    }
    throw new IllegalStateException(
        "No %s at or above %s: set -D%s to the repository's top level."
            .formatted(DEFINITIONS, workingDirectory, ROOT_PROPERTY));
  }

  /** The file that describes every exchange, queue, binding, user and permission. */
  public Path definitions() {
    return root.resolve(DEFINITIONS);
  }

  /**
   * A temporary file with the same for some services alone: of the others, there are users, but no
   * exchanges, queues or bindings.
   */
  public Path definitionsOf(Collection<String> services) {
    return CutDefinitions.of(this, services);
  }

  /** Names of the services that have a database, in alphabetical order. */
  public List<String> services() {
    Path migrations = root.resolve("db").resolve("migrations");
    try (Stream<Path> folders = Files.list(migrations)) {
      return folders
          .filter(Files::isDirectory)
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.equals(PROTOCOL_SCHEMA))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot list " + migrations, e);
    }
  }

  private static boolean holdsDefinitions(Path folder) {
    return Files.isRegularFile(folder.resolve(DEFINITIONS));
  }
}
