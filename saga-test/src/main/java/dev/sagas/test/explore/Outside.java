package dev.sagas.test.explore;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A system outside of the sagas, such as a payment provider: what it may do when it is asked, and
 * what it may do by itself.
 *
 * @param <B> what it knows of one saga: immutable, with {@code equals} and {@code hashCode}
 */
public interface Outside<B> {

  /** What it knows of a saga that never asked it anything. */
  B untouched();

  /**
   * Everything that may come of {@code request}, at least one; the first is how things should go.
   */
  List<Answer<B>> answers(B books, Object request);

  /** What may happen at any later time, such as the arrival of a request that was held up. */
  List<Answer<B>> happenings(B books);

  /**
   * Whether {@code request} has no effect any more, and its answer will never be another: as under
   * an idempotency key that was answered.
   */
  default boolean answered(B books, Object request) {
    return false;
  }

  /** An outside world that is never asked. */
  static Outside<?> none() {
    return new Outside<String>() {
      @Override
      public String untouched() {
        return "nothing";
      }

      @Override
      public List<Answer<String>> answers(String books, Object request) {
        throw new IllegalStateException("no one is there to ask: " + request);
      }

      @Override
      public List<Answer<String>> happenings(String books) {
        return List.of();
      }
    };
  }

  /**
   * One thing that may come of a request.
   *
   * @param says for the trace, such as {@code provider approves}
   * @param books what the system knows then
   * @param value the answer; null when none comes, so that the caller cannot tell what happened
   */
  record Answer<B>(String says, B books, @Nullable Object value) {}
}
