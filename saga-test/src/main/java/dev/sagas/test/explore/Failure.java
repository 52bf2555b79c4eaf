package dev.sagas.test.explore;

import java.util.List;

/**
 * Something that must not happen, and how it came about.
 *
 * @param what what is wrong
 * @param trace the steps that led to it, the last one included, a line each
 */
public record Failure(String what, List<String> trace) {
  public Failure {
    trace = List.copyOf(trace);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(what);
    int number = 1;
    for (String line : trace) {
      text.append("\n  %2d. %s".formatted(number++, line));
    }
    return text.toString();
  }
}
