package dev.sagas.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Selects parked messages that wait for an operator, oldest first. A null part selects all.
 *
 * @param type event type, such as {@code order.placed.v1}
 * @param reason code, such as {@code RETRIES_EXHAUSTED}
 * @param sagaId saga id, as text
 * @param parkedAfter parked at this moment or later
 * @param parkedBefore parked before this moment
 * @param afterId with a greater id only: the next page
 * @param limit at most so many; 1 to 1000
 */
public record DeadLetterFilter(
    @Nullable String type,
    @Nullable String reason,
    @Nullable String sagaId,
    @Nullable Instant parkedAfter,
    @Nullable Instant parkedBefore,
    long afterId,
    int limit) {

  /** How many are selected when nothing is said. */
  public static final int DEFAULT_LIMIT = 100;

  /** The most that one call selects. */
  public static final int MAX_LIMIT = 1000;

  public DeadLetterFilter {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit must be 1 to %d: %d".formatted(MAX_LIMIT, limit));
    }
  }

  /** The first page of all. */
  public static DeadLetterFilter all() {
    return new DeadLetterFilter(null, null, null, null, null, 0, DEFAULT_LIMIT);
  }

  /** The same, of one type. */
  public DeadLetterFilter ofType(String wanted) {
    return new DeadLetterFilter(wanted, reason, sagaId, parkedAfter, parkedBefore, afterId, limit);
  }

  /** The same, for one reason. */
  public DeadLetterFilter becauseOf(String wanted) {
    return new DeadLetterFilter(type, wanted, sagaId, parkedAfter, parkedBefore, afterId, limit);
  }

  /** The same, of one saga. */
  public DeadLetterFilter ofSaga(String wanted) {
    return new DeadLetterFilter(type, reason, wanted, parkedAfter, parkedBefore, afterId, limit);
  }

  /** The same, parked from {@code after} until before {@code before}. */
  public DeadLetterFilter parkedBetween(@Nullable Instant after, @Nullable Instant before) {
    return new DeadLetterFilter(type, reason, sagaId, after, before, afterId, limit);
  }

  /** The page that follows {@code id}, of {@code size}. */
  public DeadLetterFilter page(long id, int size) {
    return new DeadLetterFilter(type, reason, sagaId, parkedAfter, parkedBefore, id, size);
  }
}
