package dev.sagas.test.explore;

import dev.sagas.retry.Outcome;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of running a service's code, in numbers of an {@link Atlas}.
 *
 * @param rows the service's rows of the saga then
 * @param shared the service's shared rows then
 * @param emitted the events, by their numbers
 * @param changes what was changed
 * @param halt where it was halted; null when it came to its end
 * @param outcome what becomes of the delivery; null when it was halted
 */
record Execution(
    int rows,
    int shared,
    List<Integer> emitted,
    Changes changes,
    @Nullable Halt halt,
    @Nullable Outcome outcome) {

  /** Whether the delivery comes again later, and nothing was done. */
  boolean retried() {
    return outcome instanceof Outcome.Retry retry && !retry.counted();
  }

  /** What is wrong with the outcome; null when nothing is. */
  @Nullable String failure() {
    if (outcome instanceof Outcome.Park park) {
      return "was parked: " + park.detail();
    }
    return outcome instanceof Outcome.Retry retry && retry.counted()
        ? "failed: " + retry.reason()
        : null;
  }

  boolean noEffect() {
    return outcome instanceof Outcome.Done && changes.none();
  }
}
