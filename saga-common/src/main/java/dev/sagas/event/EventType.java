package dev.sagas.event;

import java.util.Objects;

/**
 * The versioned name of a kind of event, written {@code order.placed.v1}: also its routing key and
 * the AMQP property {@code type}. Never a class name, so that code can be renamed.
 *
 * @param name dotted lower-case words, the first of which names the publishing service; not empty,
 *     at most 240 characters
 * @param version 1 or more; a change that would break a reader takes a new version
 */
public record EventType(String name, int version) {

  /** With its version, a routing key of AMQP takes 255 bytes. */
  private static final int MAX_LENGTH = 240;

  private static final int MAX_VERSION = 9_999;
  private static final String VERSION = ".v";

  public EventType {
    Objects.requireNonNull(name, "name");
    if (name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "an event type of %d characters: a routing key has room for %d"
              .formatted(name.length(), MAX_LENGTH));
    }
    if (version < 1 || version > MAX_VERSION || !isName(name)) {
      throw malformed(name + VERSION + version);
    }
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if {@code text} is not of the form {@code order.placed.v1}
   */
  public static EventType parse(String text) {
    int end = text.lastIndexOf(VERSION);
    if (end < 0) {
      throw malformed(text);
    }
    return new EventType(text.substring(0, end), version(text, end + VERSION.length()));
  }

  private static int version(String text, int start) {
    boolean canonical =
        start < text.length()
            && text.length() - start <= 4
            && text.charAt(start) != '0'
            && text.chars().skip(start).allMatch(EventType::isDigit);
    if (!canonical) {
      throw malformed(text);
    }
    return Integer.parseInt(text, start, text.length(), 10);
  }

  /**
   * Each event is read from rows and messages by its type: a loop costs less than an expression.
   */
  private static boolean isName(String name) {
    int words = 1;
    boolean first = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.' && !first) {
        words++;
        first = true;
      } else if (isLetter(c) || (!first && (isDigit(c) || c == '-'))) {
        first = false;
      } else {
        return false;
      }
    }
    return words > 1 && !first;
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException(
        "'%s' is no event type: write service.past-tense-fact.vN, such as order.placed.v1"
            .formatted(text));
  }

  /** The service that publishes this type: the first word of its name. */
  public String publisher() {
    return name.substring(0, name.indexOf('.'));
  }

  @Override
  public String toString() {
    return name + VERSION + version;
  }
}
