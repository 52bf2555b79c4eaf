package dev.sagas.test;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The end of a log, for a message that says why a server did not start. */
final class LogTail {

  private static final int LINES = 30;

  private LogTail() {}

  static String of(Path... logs) {
    StringBuilder text = new StringBuilder();
    for (Path log : logs) {
      List<String> lines = lines(log);
      text.append("%n--- %s%n".formatted(log));
      lines.stream()
          .skip(Math.max(0, lines.size() - LINES))
          .forEach(line -> text.append(line).append(System.lineSeparator()));
    }
    return text.toString();
  }

  private static List<String> lines(Path log) {
    if (!Files.exists(log)) {
      return List.of("(not written)");
    }
    try {
      return Arrays.asList(
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).split("\\R"));
    } catch (IOException e) {
      return List.of("(unreadable: " + e.getMessage() + ")");
    }
  }
}
