package dev.sagas.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Short-lived programs that set servers up and look after them. */
final class ServerCommand {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private ServerCommand() {}

  /**
   * Runs a program and returns what it printed.
   *
   * @throws IllegalStateException if it fails or does not end; the message has what it printed
   * @throws UncheckedIOException if it cannot be run
   */
  static String run(ProcessBuilder program) {
    try {
      // A file, because a pipe that no one reads would hold the program up.
      Path output = Files.createTempFile("sagas-command-", ".txt");
      try {
        return run(program, output);
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot run " + program.command().get(0), e);
    }
  }

  static String run(List<String> command) {
    return run(new ProcessBuilder(command));
  }

  private static String run(ProcessBuilder program, Path output) throws IOException {
    Process process = program.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = BrokerProcess.exitsWithin(process, LIMIT);
    if (!ended) {
      process.destroyForcibly();
    }
    String printed = Files.readString(output, StandardCharsets.UTF_8);
    if (!ended || process.exitValue() != 0) {
      throw new IllegalStateException(
          "%s %s: %s"
              .formatted(
                  String.join(" ", program.command()), ended ? "failed" : "did not end", printed));
    }
    return printed;
  }
}
