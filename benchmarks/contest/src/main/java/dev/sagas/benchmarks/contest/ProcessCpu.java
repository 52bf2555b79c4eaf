package dev.sagas.benchmarks.contest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time of processes in user and system mode, in seconds, as Linux tells it. */
public final class ProcessCpu {

  /** The kernel's unit in /proc/pid/stat, on every architecture that Linux has here. */
  private static final double TICKS_PER_SECOND = 100;

  private ProcessCpu() {}

  /**
   * Of a process and all that it has started.
   *
   * @throws IllegalStateException if there is no such process
   */
  public static double ofTree(long pid) {
    return ProcessHandle.of(pid)
        .map(root -> Stream.concat(Stream.of(root), root.descendants()))
        .orElseThrow(() -> new IllegalStateException("No process " + pid))
        .mapToDouble(process -> of(process.pid()))
        .sum();
  }

  /** Of a process, with its children that have ended; nothing when it has ended. */
  static double of(long pid) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      // The name of the program, in brackets, may hold spaces.
      List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" "));
      return fields.subList(11, 15).stream().mapToLong(Long::parseLong).sum() / TICKS_PER_SECOND;
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
