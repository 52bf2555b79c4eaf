package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A running PostgreSQL server, known by the file in which it notes its process id.
 *
 * @param pid the server's process
 */
record Postmaster(long pid) {

  static Postmaster of(Path dataDirectory) {
    Path file = dataDirectory.resolve("postmaster.pid");
    try (Stream<String> lines = Files.lines(file)) {
      return new Postmaster(lines.findFirst().map(String::trim).map(Long::parseLong).orElseThrow());
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL is not running: cannot read " + file, e);
    }
  }

  /**
   * Kills, where they still live, the server and the processes of its connections, and waits until
   * all are gone.
   */
  void killAll() {
    List<ProcessHandle> processes =
        ProcessHandle.of(pid)
            .map(server -> Stream.concat(Stream.of(server), server.descendants()).toList())
            .orElse(List.of());
    processes.forEach(ProcessHandle::destroyForcibly);
    Awaitility.await("the killed PostgreSQL to be gone")
        .until(() -> processes.stream().noneMatch(ProcessHandle::isAlive));
  }
}
