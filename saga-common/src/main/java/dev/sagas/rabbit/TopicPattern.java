package dev.sagas.rabbit;

import java.util.List;

/** How a topic exchange matches: {@code *} is one word, {@code #} any number of them. */
final class TopicPattern {

  private TopicPattern() {}

  /** Whether a queue bound with {@code pattern} gets what is published with {@code key}. */
  static boolean matches(String pattern, String key) {
    return matches(List.of(pattern.split("\\.", -1)), List.of(key.split("\\.", -1)));
  }

  private static boolean matches(List<String> pattern, List<String> words) {
    if (pattern.isEmpty()) {
      return words.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0).equals("#")) {
      return matches(rest, words)
          || (!words.isEmpty() && matches(pattern, words.subList(1, words.size())));
    }
    return !words.isEmpty()
        && (pattern.get(0).equals("*") || pattern.get(0).equals(words.get(0)))
        && matches(rest, words.subList(1, words.size()));
  }
}
