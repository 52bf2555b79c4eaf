package dev.sagas.benchmarks.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the Flight Recorder of a running JVM saw between two moments. */
final class FlightRecording {

  private static final String NAME = "name=benchmark";

  private final long pid;
  private final Path file;

  private FlightRecording(long pid, Path file) {
    this.pid = pid;
    this.file = file;
  }

  /**
   * Begins to record.
   *
   * @param pid of a JVM of this user
   * @param file where the recording is written
   */
  static FlightRecording begin(long pid, Path file) {
    FlightRecording recording = new FlightRecording(pid, file);
    recording.jcmd("JFR.start", NAME, "settings=profile");
    return recording;
  }

  /** Ends it; the recording is in the file that is returned. */
  Path end() {
    jcmd("JFR.stop", NAME, "filename=" + file);
    return file;
  }

  private void jcmd(String... command) {
    List<String> line = new ArrayList<>(List.of(jcmd().toString(), String.valueOf(pid)));
    line.addAll(List.of(command));
    try {
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(String.join(" ", line) + " failed: " + said);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Path jcmd() {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    if (!Files.isExecutable(jcmd)) {
      throw new IllegalStateException("Profiling needs a JDK, and " + jcmd + " is missing");
    }
    return jcmd;
  }
}
