package dev.sagas.services.orderview.persistence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Words by which an order is found: what is kept of it, and what someone typed. */
final class SearchText {

  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}[0-9a-f-]*");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern END_OF_ID = Pattern.compile("…?([0-9a-f]{12})");
  private static final int DIGITS = 32;
  private static final int LONGEST = 500;

  private final String typed;
  private final String text;

  SearchText(String text) {
    this.typed = text.strip().replace("\0", "");
    this.text = typed.toLowerCase(Locale.ROOT);
  }

  /** The first and last id that begins so; empty when the text is no beginning of an id. */
  Optional<UUID[]> ids() {
    String digits = text.replace("-", "");
    if (!ID.matcher(text).matches() || digits.length() > DIGITS) {
      return Optional.empty();
    }
    String rest = "0".repeat(DIGITS - digits.length());
    return Optional.of(new UUID[] {id(digits + rest), id(digits + rest.replace('0', 'f'))});
  }

  /** The last twelve digits of an id, which is how lists show it; empty for anything else. */
  Optional<String> endOfId() {
    Matcher end = END_OF_ID.matcher(text);
    return end.matches() ? Optional.of(end.group(1)) : Optional.empty();
  }

  private static UUID id(String digits) {
    return new UUID(
        Long.parseUnsignedLong(digits.substring(0, 16), 16),
        Long.parseUnsignedLong(digits.substring(16), 16));
  }

  /** As it was typed, which may be a SKU; without what PostgreSQL has in no text. */
  String asTyped() {
    return typed;
  }

  /**
   * Its words. PostgreSQL's own parser would make numbers, hosts and parts of names of SKUs, one
   * way in a text and another in what is looked for.
   */
  String[] words() {
    return Arrays.stream(BETWEEN_WORDS.split(text))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, Math.min(word.length(), LONGEST)))
        .toArray(String[]::new);
  }

  /** A tsquery of all its words, each also as the beginning of one; empty when it has none. */
  Optional<String> query() {
    String query =
        Arrays.stream(words()).map("'%s':*"::formatted).collect(Collectors.joining(" & "));
    return query.isEmpty() ? Optional.empty() : Optional.of(query);
  }
}
