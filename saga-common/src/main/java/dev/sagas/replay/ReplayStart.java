package dev.sagas.replay;

import java.time.DateTimeException;
import java.time.Instant;

/** Where in the event log a replay begins. */
public sealed interface ReplayStart {

  /** With the oldest event that the log keeps. */
  record Beginning() implements ReplayStart {
    @Override
    public String toString() {
      return START;
    }
  }

  /**
   * With the events of a moment; some that are older may come too, since the log is kept in chunks.
   */
  record Since(Instant moment) implements ReplayStart {
    @Override
    public String toString() {
      return moment.toString();
    }
  }

  /** With the event at an offset of the log; 0 is the first that there ever was. */
  record At(long offset) implements ReplayStart {
    @Override
    public String toString() {
      return Long.toString(offset);
    }
  }

  /** How {@link Beginning} is written. */
  String START = "start";

  /**
   * Reads what {@code toString} writes: {@code start}, an ISO 8601 moment, or an offset.
   *
   * @throws IllegalArgumentException if it is none of them
   */
  static ReplayStart parse(String text) {
    if (text.equals(START)) {
      return new Beginning();
    }
    try {
      return text.chars().allMatch(Character::isDigit) && !text.isEmpty()
          ? new At(Long.parseLong(text))
          : new Since(Instant.parse(text));
    } catch (DateTimeException | NumberFormatException e) {
      throw new IllegalArgumentException(
          "'%s' is no place in the event log: write start, a moment such as 2026-11-01T00:00:00Z, or an offset such as 12345"
              .formatted(text),
          e);
    }
  }
}
