package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.event.EventEnvelope;
import dev.sagas.event.EventJson;
import dev.sagas.event.EventType;
import dev.sagas.event.TraceParent;
import dev.sagas.outbox.InvalidEventException;
import dev.sagas.retry.Attempt;
import dev.sagas.retry.Outcome;
import dev.sagas.retry.ParkReason;
import dev.sagas.retry.RetryPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;

/**
 * Brings an event to the handlers that react to it, and turns every failure into an {@link
 * Outcome}.
 *
 * <p>Guarantee: all handlers of an event take effect in one transaction, once, however often it is
 * delivered within the inbox's retention. A step's handler is protected beyond it, by the fence.
 */
public final class InboxDispatcher {

  private static final Logger log = LoggerFactory.getLogger(InboxDispatcher.class);

  /** A lost race for a row is over at once; the retry ladder would make it a matter of seconds. */
  private static final int TRIES_ON_CONFLICT = 5;

  private final Handlers handlers;
  private final LocalDispatch local;
  private final CallingDispatch calling;
  private final RetryPolicy retries;
  private final Clock clock;
  private final InboxObserver observer;

  /** A dispatcher to {@code handlers}. */
  public InboxDispatcher(
      Handlers handlers,
      LocalDispatch local,
      CallingDispatch calling,
      RetryPolicy retries,
      Clock clock,
      InboxObserver observer) {
    this.handlers = handlers;
    this.local = local;
    this.calling = calling;
    this.retries = retries;
    this.clock = clock;
    this.observer = observer;
  }

  /** Handles one delivery; begins its own transactions and never throws. */
  public Outcome dispatch(EventEnvelope event, Attempt attempt) {
    EventContext context =
        new EventContext(
            event.id(),
            event.type(),
            event.sagaId(),
            event.causationId(),
            event.occurredAt(),
            attempt.number());
    var start = clock.instant();
    Outcome outcome;
    TraceParent trace =
        TraceParent.parse(event.traceparent()).map(TraceParent::child).orElseGet(TraceParent::root);
    try (TraceParent.Scope scope = trace.open()) {
      outcome = handle(event, context, attempt);
    }
    observer.dispatched(context, outcome, Duration.between(start, clock.instant()));
    return outcome;
  }

  private Outcome handle(EventEnvelope event, EventContext context, Attempt attempt) {
    List<Handler> reactions = handlers.of(event.type());
    if (reactions.isEmpty()) {
      return unknown(event.type());
    }
    List<Invocation> invocations = new ArrayList<>(reactions.size());
    try {
      for (Handler handler : reactions) {
        invocations.add(new Invocation(handler, EventJson.read(event.body(), handler.body())));
      }
    } catch (IllegalArgumentException e) {
      return new Outcome.Park(ParkReason.MALFORMED_JSON, String.valueOf(e.getMessage()));
    }
    return handle(invocations, context, attempt);
  }

  private Outcome handle(List<Invocation> invocations, EventContext context, Attempt attempt) {
    for (int tries = 1; ; tries++) {
      try {
        invoke(invocations, context);
        return new Outcome.Done();
      } catch (ConcurrencyFailureException e) {
        if (tries == TRIES_ON_CONFLICT) {
          return failed(context, attempt, e);
        }
        log.debug("Event {} lost a race, try {}", context.eventId(), tries, e);
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        // Errors too: one that reaches Spring's container ends the JVM, and the next one that is
        // given the event.
        return failed(context, attempt, e);
      }
    }
  }

  private void invoke(List<Invocation> invocations, EventContext context) {
    Invocation first = invocations.get(0);
    if (first.handler().action() instanceof Handler.Action.Calling call) {
      calling.dispatch(first, call.handler(), context);
    } else {
      local.dispatch(invocations, context);
    }
  }

  private Outcome failed(EventContext context, Attempt attempt, Throwable failure) {
    Outcome outcome =
        failure instanceof InvalidEventException
            ? new Outcome.Park(ParkReason.UNPUBLISHABLE_EVENT, String.valueOf(failure.getMessage()))
            : retries.after(attempt, failure);
    log.debug("Event {} {} failed", context.type(), context.eventId(), failure);
    return outcome;
  }

  private Outcome unknown(EventType type) {
    return handlers.knowsOtherVersionOf(type)
        ? new Outcome.Park(
            ParkReason.UNKNOWN_VERSION, "no handler for " + type + ", but for another version")
        : new Outcome.Park(ParkReason.UNKNOWN_TYPE, "no handler for " + type);
  }
}
