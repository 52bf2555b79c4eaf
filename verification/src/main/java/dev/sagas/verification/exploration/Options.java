package dev.sagas.verification.exploration;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Options of the command line, each with a value. */
record Options(Map<String, String> values) {

  private static final Set<String> KNOWN = Set.of("sagas", "seed", "workers", "exhaustive");

  /**
   * Reads {@code --name value ...}.
   *
   * @throws IllegalArgumentException if a name is not known, or a value is missing
   */
  static Options of(String... arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < arguments.length; i += 2) {
      String name = arguments[i].startsWith("--") ? arguments[i].substring(2) : "";
      if (!KNOWN.contains(name)) {
        throw new IllegalArgumentException("Unknown option " + arguments[i] + " of explore.");
      }
      if (i + 1 == arguments.length) {
        throw new IllegalArgumentException("Option " + arguments[i] + " needs a value.");
      }
      values.put(name, arguments[i + 1]);
    }
    return new Options(Map.copyOf(values));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** A whole number; NumberFormatException, an IllegalArgumentException, for anything else. */
  long number(String name, long otherwise) {
    return text(name).map(Long::parseLong).orElse(otherwise);
  }
}
