package dev.sagas.verification.choreography;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of the repository that is written from the code.
 *
 * @param path where it lies, from the repository's top level
 * @param content what it must say
 */
public record Document(Path path, String content) {

  /** Whether the file under {@code root} says something else, or is not there. */
  public boolean isStale(Path root) {
    try {
      Path file = root.resolve(path);
      return !Files.isRegularFile(file) || !Files.readString(file).equals(content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** Writes it under {@code root}. */
  public void write(Path root) {
    try {
      Files.createDirectories(root.resolve(path).getParent());
      Files.writeString(root.resolve(path), content);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + path, e);
    }
  }
}
