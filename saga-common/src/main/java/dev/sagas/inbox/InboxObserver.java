package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.retry.Outcome;
import java.time.Duration;

/** Told of what becomes of deliveries; for meters. Called on the consumers' threads. */
public interface InboxObserver {

  /** A delivery was dealt with. */
  default void dispatched(EventContext event, Outcome outcome, Duration took) {}

  /** An event had taken effect before. */
  default void duplicate(EventContext event) {}

  /** A handler did nothing. */
  default void ignored(EventContext event, String handler, String reason) {}

  /** The fence kept a step from taking effect. */
  default void barred(EventContext event, String step) {}
}
