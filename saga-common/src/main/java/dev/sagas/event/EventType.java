package dev.sagas.event;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern FORM =
      Pattern.compile("([a-z][a-z0-9-]*(?:\\.[a-z][a-z0-9-]*)+)\\.v([1-9][0-9]{0,3})");

  public EventType {
    Objects.requireNonNull(name, "name");
    if (name.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "an event type of %d characters: a routing key has room for %d"
              .formatted(name.length(), MAX_LENGTH));
    }
    if (!FORM.matcher(name + ".v" + version).matches()) {
      throw new IllegalArgumentException(
          "'%s.v%d' is no event type: write service.past-tense-fact.vN, such as order.placed.v1"
              .formatted(name, version));
    }
  }

  /**
   * Reads the written form.
   *
   * @throws IllegalArgumentException if {@code text} is not of the form {@code order.placed.v1}
   */
  public static EventType parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no event type: write service.past-tense-fact.vN, such as order.placed.v1"
              .formatted(text));
    }
    return new EventType(matcher.group(1), Integer.parseInt(matcher.group(2)));
  }

  /** The service that publishes this type: the first word of its name. */
  public String publisher() {
    return name.substring(0, name.indexOf('.'));
  }

  @Override
  public String toString() {
    return name + ".v" + version;
  }
}
