package dev.sagas.benchmarks.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * What the runs of a contest have shown, kept in a file as they end: a contest takes an hour and
 * more, and one that was interrupted goes on where it was.
 */
final class RunLog {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Double>> FIGURES = new TypeReference<>() {};

  /** How the name of a commit ends when something was changed since. */
  private static final String CHANGED = "-dirty";

  private final Path file;
  private final List<Map<String, Double>> earlier;

  private RunLog(Path file, List<Map<String, Double>> earlier) {
    this.file = file;
    this.earlier = earlier;
  }

  /**
   * The log of a contest: what is left of one that was interrupted if that had the same plan, a new
   * one otherwise.
   *
   * @param commit what is measured; changes that are not committed are told from no others, so
   *     figures of theirs are not gone on with
   * @param plan how it is measured, in which order; one line
   */
  static RunLog open(Path file, String commit, String plan) throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    String title = commit + ": " + plan;
    if (commit.endsWith(CHANGED) || lines.isEmpty() || !lines.get(0).equals(title)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, title + "\n");
      return new RunLog(file, List.of());
    }
    return new RunLog(file, lines.stream().skip(1).map(RunLog::parse).toList());
  }

  Path file() {
    return file;
  }

  /** The figures of runs that need not be repeated, in their order. */
  List<Map<String, Double>> earlier() {
    return earlier;
  }

  /** Keeps the figures of the next run. */
  void add(Map<String, Double> figures) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(figures) + "\n", StandardOpenOption.APPEND);
  }

  /** Forgets everything: the report holds it now. */
  void delete() throws IOException {
    Files.delete(file);
  }

  private static Map<String, Double> parse(String line) {
    try {
      return JSON.readValue(line, FIGURES);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("This is no run that was kept: " + line, e);
    }
  }
}
