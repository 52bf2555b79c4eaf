package dev.sagas.benchmarks.servers;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.util.FileSystemUtils;

/**
 * Where a database server keeps its data for one benchmark, gigabytes at times: on a disk, which a
 * folder for temporary files need not be, and deleted at the end.
 */
public record DataFolder(Path path) implements AutoCloseable {

  /** A new folder in {@code parent}, which is created where missing. */
  public static DataFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    return new DataFolder(Files.createTempDirectory(parent, "postgres-"));
  }

  /** How many bytes could still be written. */
  public long free() throws IOException {
    FileStore store = Files.getFileStore(path);
    return store.getUsableSpace();
  }

  @Override
  public void close() throws IOException {
    FileSystemUtils.deleteRecursively(path);
  }
}
