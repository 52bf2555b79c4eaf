package dev.sagas.test.explore;

import dev.sagas.retry.RetryLaterException;
import java.util.List;

/**
 * Where a service's port to the outside world asks its questions: a payment provider's client, for
 * example, that is explored passes each request on to here. What is answered, if anything is, and
 * what happens meanwhile, is explored.
 */
public final class OutsideCalls {

  /** Stands for an answer that never came. */
  static final Object NO_ANSWER =
      new Object() {
        @Override
        public String toString() {
          return "no answer";
        }
      };

  private List<Object> answers = List.of();
  private int next;

  OutsideCalls() {}

  void replay(List<Object> known) {
    answers = known;
    next = 0;
  }

  /**
   * The answer to {@code request}, a value with {@code equals}.
   *
   * @throws RetryLaterException if none came
   */
  public Object ask(Object request) {
    if (next == answers.size()) {
      throw new Halt(Halt.At.QUESTION, request);
    }
    Object answer = answers.get(next++);
    if (answer == NO_ANSWER) {
      throw new RetryLaterException("no answer came", null);
    }
    return answer;
  }
}
