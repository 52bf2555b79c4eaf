package dev.sagas.services.orderview.application;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was kept of late in the generation that is read, by the database's clock alone. */
public interface Changes {

  /**
   * How far someone has looked.
   *
   * @param generation the one that was read
   * @param at what was kept by then has been looked at, but for what was not committed yet
   */
  record Cursor(int generation, Instant at) {

    /** Of whoever cannot say how far they have looked. */
    public static final Cursor NOWHERE = new Cursor(0, Instant.EPOCH);

    /** Reads what {@code toString} writes; empty if it is something else. */
    public static Optional<Cursor> parse(String text) {
      int end = text.indexOf('_');
      try {
        return Optional.of(
            new Cursor(
                Integer.parseInt(text.substring(0, Math.max(0, end))),
                Instant.parse(text.substring(end + 1))));
      } catch (NumberFormatException | DateTimeException e) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return generation + "_" + at;
    }
  }

  /** An event that was kept. */
  record Change(UUID eventId, UUID sagaId, Instant keptAt) {}

  /** Where someone is who has looked at everything. */
  Cursor now();

  /** The first changes of a generation at or after {@code moment}, the oldest first. */
  List<Change> since(int generation, Instant moment, int limit);

  /** The next ones after {@code last}. */
  List<Change> after(int generation, Change last, int limit);
}
