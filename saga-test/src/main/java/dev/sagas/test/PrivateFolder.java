package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one server.
 *
 * @param path where
 * @param temporary whether it goes away with the server
 */
record PrivateFolder(Path path, boolean temporary) {

  /** The given folder, created where missing; a temporary one for null. */
  static PrivateFolder of(@Nullable Path given, String prefix) {
    try {
      return given == null
          ? new PrivateFolder(Files.createTempDirectory(prefix), true)
          : new PrivateFolder(Files.createDirectories(given).toAbsolutePath(), false);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot create a folder for a server's data", e);
    }
  }

  /** Deletes a temporary folder; leaves another alone. */
  void discard() {
    if (!temporary || !Files.exists(path)) {
      return;
    }
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path, e);
    }
  }
}
