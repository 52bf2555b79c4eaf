package dev.sagas.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lists as a failure analysis prints them. */
final class Lines {

  private Lines() {}

  static String numbered(List<String> lines) {
    return IntStream.range(0, lines.size())
        .mapToObj(index -> "  %d. %s".formatted(index + 1, lines.get(index)))
        .collect(Collectors.joining("\n"));
  }
}
