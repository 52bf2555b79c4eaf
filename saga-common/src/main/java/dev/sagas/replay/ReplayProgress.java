package dev.sagas.replay;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a replay has come.
 *
 * @param id names the replay; one that has ended is not run again
 * @param start where it began
 * @param mark event id of the mark in the log at which history ends: what comes after it comes live
 * @param state whether anything is left to be done
 * @param next the offset to read next; null before the first was read
 * @param reached when the event that was read last was stored; null before the first was read
 * @param read events of the log that were looked at
 * @param copied those of them that this service handles and had not, and that are in its queue now
 * @param begunAt when it was first asked for, by whichever instance
 * @param endedAt when it ended or was refused; null while it runs
 * @param refusal why it was refused; null when it was not
 */
public record ReplayProgress(
    String id,
    ReplayStart start,
    UUID mark,
    State state,
    @Nullable Long next,
    @Nullable Instant reached,
    long read,
    long copied,
    Instant begunAt,
    @Nullable Instant endedAt,
    @Nullable String refusal) {

  /** Whether anything is left to be done. */
  public enum State {
    /** Events are still to be copied. */
    RUNNING,
    /** All of history is in the inbox queue. */
    ENDED,
    /** It cannot be run safely. */
    REFUSED
  }

  /** A replay that has read nothing yet. */
  public static ReplayProgress begin(String id, ReplayStart start, UUID mark, Instant now) {
    return new ReplayProgress(id, start, mark, State.RUNNING, null, null, 0, 0, now, null, null);
  }

  /** Where it goes on. */
  public ReplayStart place() {
    return next == null ? start : new ReplayStart.At(next);
  }

  /** The same, with so many events more. */
  public ReplayProgress read(long next, @Nullable Instant reached, long more, long moreCopied) {
    return new ReplayProgress(
        id,
        start,
        mark,
        state,
        next,
        reached == null ? this.reached : reached,
        read + more,
        copied + moreCopied,
        begunAt,
        endedAt,
        refusal);
  }

  /** The same, which has come to the mark. */
  public ReplayProgress ended(Instant now) {
    return new ReplayProgress(
        id, start, mark, State.ENDED, next, reached, read, copied, begunAt, now, null);
  }

  /** The same, given up for {@code reason}. */
  public ReplayProgress refused(String reason, Instant now) {
    return new ReplayProgress(
        id, start, mark, State.REFUSED, next, reached, read, copied, begunAt, now, reason);
  }
}
