package dev.sagas.ledger;

import dev.sagas.ledger.Gap.Slice;
import dev.sagas.ledger.Gap.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which slices of the event log fill a gap, one after the other. Pure.
 *
 * <p>First the outage, so that what is missed arrives as soon as it can. A lost queue takes with it
 * what it held, which is older: look-back slices follow, each before the other, until one shows
 * nothing that is missing. Last, after the margin, what came to the log while the part came back.
 *
 * @param margin how far clocks may differ, and how long a message may be on its way in the broker;
 *     above zero
 * @param lookBack length of a look-back slice; above zero
 * @param retention how long the inbox tells duplicates: an older event could take effect twice
 */
public record BackfillRules(Duration margin, Duration lookBack, Duration retention) {

  /** The slice with its beginning; a look-back that waited does not begin where the inbox ends. */
  public Gap begin(Gap gap, Instant now) {
    Slice slice = gap.slice();
    Instant from = slice.from();
    if (from == null) {
      return gap.from(gap.rightAt().minus(margin));
    }
    if (slice.stage() == Stage.LOOK_BACK && from.isBefore(earliest(now))) {
      return gap.with(
          new Slice(
              Stage.LOOK_BACK, earliest(now), null, slice.end(), slice.found(), slice.dueAt()));
    }
    return gap;
  }

  /** Why the slice must not be read: the inbox has forgotten events of its beginning. */
  public Optional<String> refusal(Gap gap, Instant now) {
    Instant from = gap.slice().stage() == Stage.TAIL ? gap.closedAt() : gap.slice().from();
    if (from == null || gap.slice().stage() == Stage.LOOK_BACK || !from.isBefore(earliest(now))) {
      return Optional.empty();
    }
    return Optional.of(
        ("%s was last known to be right at %s, and the inbox tells duplicates for %s only:"
                + " events that took effect before would do so again")
            .formatted(gap.part(), gap.rightAt(), retention));
  }

  /**
   * What follows a slice that was read to its end.
   *
   * @param queueLost whether the part is a queue, with what it held
   * @param first the offset at which the slice began; null when the log showed nothing before its
   *     end
   * @param end the offset up to which it was read
   */
  public Gap next(Gap gap, boolean queueLost, @Nullable Long first, long end, Instant now) {
    return switch (gap.slice().stage()) {
      case OUTAGE -> {
        Gap read = gap.readTo(end);
        yield queueLost ? lookBack(read, first == null ? end : first, now) : tail(read);
      }
      case LOOK_BACK ->
          gap.slice().found() > 0 && first != null ? lookBack(gap, first, now) : tail(gap);
      default -> gap.with(slice(Stage.FILLED, gap, null, null, now));
    };
  }

  private Gap lookBack(Gap gap, long end, Instant now) {
    Instant before = Objects.requireNonNull(gap.slice().from());
    Instant wanted = before.minus(lookBack);
    Instant from = wanted.isBefore(earliest(now)) ? earliest(now) : wanted;
    return from.isBefore(before)
        ? gap.with(new Slice(Stage.LOOK_BACK, from, null, end, 0, now))
        : tail(gap);
  }

  private Gap tail(Gap gap) {
    Instant due = Objects.requireNonNull(gap.closedAt()).plus(margin);
    return gap.with(slice(Stage.TAIL, gap, gap.tail(), null, due));
  }

  private static Slice slice(
      Stage stage, Gap gap, @Nullable Long next, @Nullable Long end, Instant due) {
    return new Slice(stage, gap.slice().from(), next, end, 0, due);
  }

  /** With the margin, in which rows that are about to be purged are still needed. */
  private Instant earliest(Instant now) {
    return now.minus(retention).plus(margin);
  }
}
