package dev.sagas.benchmarks.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the runs of a contest have shown, kept in a file as they end: a contest takes an hour and
 * more, and one that was interrupted goes on where it was.
 */
final class RunLog {

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
   * @param plan what is measured, of what, and in which order; one line
   */
  static RunLog open(Path file, String plan) throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.isEmpty() || !lines.get(0).equals(plan)) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, plan + "\n");
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
    List<String> words = new ArrayList<>();
    figures.forEach((name, value) -> words.add(name + "=" + value));
    Files.writeString(file, String.join(" ", words) + "\n", StandardOpenOption.APPEND);
  }

  /** Forgets everything: the report holds it now. */
  void delete() throws IOException {
    Files.delete(file);
  }

  private static Map<String, Double> parse(String line) {
    Map<String, Double> figures = new LinkedHashMap<>();
    for (String word : line.isEmpty() ? new String[0] : line.split(" ", -1)) {
      int sign = word.indexOf('=');
      figures.put(word.substring(0, sign), Double.valueOf(word.substring(sign + 1)));
    }
    return figures;
  }
}
