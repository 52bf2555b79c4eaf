package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.event.TraceParent;
import dev.sagas.retry.Attempt;
import java.util.List;

/** What is to be done for one delivery. */
record Task(
    EventContext context, Attempt attempt, TraceParent trace, List<Invocation> invocations) {

  /** What failed before, or calls the outside world, is done by itself. */
  boolean mayShareTransaction() {
    return attempt.number() == 1 && !invocations.get(0).handler().calls();
  }
}
