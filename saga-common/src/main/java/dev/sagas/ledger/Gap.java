package dev.sagas.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A time in which events may have missed their queue.
 *
 * @param id grows with the order of detection
 * @param part what was missing: an event type for its binding, or the name of a queue
 * @param rightAt when the part was last known to be right
 * @param closedAt when it was right again; null while it is not
 * @param slice what is to be read next
 * @param tail offset in the event log at which the gap was read to its end; null before that
 * @param found events that were missing and are in the queue now
 * @param refusal why it is not filled; null when it is, or will be
 */
public record Gap(
    long id,
    String part,
    Instant rightAt,
    @Nullable Instant closedAt,
    Slice slice,
    @Nullable Long tail,
    long found,
    @Nullable String refusal) {

  /** How far a gap is filled. */
  public enum Stage {
    /** The part is still missing. */
    OPEN,
    /** From the last moment at which all was right, to now: what was published meanwhile. */
    OUTAGE,
    /** Before that moment: what was in a queue when it was deleted. */
    LOOK_BACK,
    /** Shortly after: what was on its way inside the broker when the part came back. */
    TAIL,
    /** All that was missing is in the queue. */
    FILLED,
    /** It cannot be filled safely: someone has to decide. */
    REFUSED,
    /** Someone has decided that it needs no filling. */
    SETTLED;

    /** Whether nothing more is done by itself. */
    public boolean ended() {
      return this == FILLED || this == REFUSED || this == SETTLED;
    }
  }

  /**
   * One reading of the event log.
   *
   * @param from where it begins, by the broker's clock; null before the gap was taken on
   * @param next the offset to read next; null before the first was read
   * @param end the offset at which it ends; null for the log's present end
   * @param found missing events that this slice has shown
   * @param dueAt not to be read before
   */
  public record Slice(
      Stage stage,
      @Nullable Instant from,
      @Nullable Long next,
      @Nullable Long end,
      long found,
      Instant dueAt) {}

  /** The same, with another slice. */
  public Gap with(Slice other) {
    return new Gap(id, part, rightAt, closedAt, other, tail, found, refusal);
  }

  /** The same, whose slice begins at {@code from}. */
  public Gap from(Instant from) {
    return with(
        new Slice(slice.stage(), from, slice.next(), slice.end(), slice.found(), slice.dueAt()));
  }

  /** The same, read up to {@code next}, where {@code more} missing events were found. */
  public Gap read(long next, long more) {
    Slice grown =
        new Slice(
            slice.stage(), slice.from(), next, slice.end(), slice.found() + more, slice.dueAt());
    return new Gap(id, part, rightAt, closedAt, grown, tail, found + more, refusal);
  }

  /** The same, whose outage was read up to {@code offset}. */
  public Gap readTo(long offset) {
    return new Gap(id, part, rightAt, closedAt, slice, offset, found, refusal);
  }

  /** The same, given up for {@code reason}. */
  public Gap refused(String reason) {
    Slice ended =
        new Slice(Stage.REFUSED, slice.from(), slice.next(), slice.end(), 0, slice.dueAt());
    return new Gap(id, part, rightAt, closedAt, ended, tail, found, reason);
  }
}
