package dev.sagas.test.explore;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that is being worked on.
 *
 * @param request of a calling handler whose intent is committed; null in a transaction
 * @param answers what the outside world answered so far
 * @param open what a transaction will commit that has read without a lock; null outside of one
 */
record Activity(
    int service,
    int event,
    @Nullable Object request,
    List<Object> answers,
    @Nullable Changes open) {

  /** A calling handler that was halted when its intent was committed. */
  static Activity calling(int service, int event, Halt halt) {
    return new Activity(service, event, halt.value(), List.of(), null);
  }

  /** A transaction that has not committed. */
  static Activity open(int service, int event, Changes changes) {
    return new Activity(service, event, null, List.of(), changes);
  }

  Activity answered(Object answer) {
    List<Object> more = new ArrayList<>(answers);
    more.add(answer);
    return new Activity(service, event, request, List.copyOf(more), open);
  }
}
