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
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
  private final BatchLimit limit;

  /**
   * A dispatcher to {@code handlers}.
   *
   * @param batchSize how many deliveries may share a transaction
   */
  public InboxDispatcher(
      Handlers handlers,
      LocalDispatch local,
      CallingDispatch calling,
      RetryPolicy retries,
      Clock clock,
      InboxObserver observer,
      int batchSize) {
    this.handlers = handlers;
    this.local = local;
    this.calling = calling;
    this.retries = retries;
    this.clock = clock;
    this.observer = observer;
    this.limit = new BatchLimit(batchSize);
  }

  /** Whether events of this type are brought to a handler that calls the outside world. */
  public boolean calls(EventType type) {
    return handlers.of(type).stream().anyMatch(Handler::calls);
  }

  /** Handles one delivery; begins its own transactions and never throws. */
  public Outcome dispatch(EventEnvelope event, Attempt attempt) {
    return dispatch(List.of(new Delivery(event, attempt))).get(0);
  }

  /**
   * Handles several deliveries with the outcomes of {@link #dispatch(EventEnvelope, Attempt)}:
   * first those that call the outside world or were tried before, each by itself, then the others,
   * in their order and in shared transactions; each of them by itself when that fails.
   *
   * @return what became of each, in their order
   */
  public List<Outcome> dispatch(List<Delivery> deliveries) {
    Outcome[] outcomes = new Outcome[deliveries.size()];
    Map<Integer, Task> sharing = new LinkedHashMap<>();
    for (int i = 0; i < outcomes.length; i++) {
      Instant start = clock.instant();
      EventContext context = context(deliveries.get(i));
      try {
        Task task = task(deliveries.get(i), context);
        if (task.mayShareTransaction()) {
          sharing.put(i, task);
        } else {
          outcomes[i] = observed(context, handle(task), start);
        }
      } catch (Unfit e) {
        outcomes[i] = observed(context, e.outcome, start);
      }
    }
    share(sharing, outcomes);
    return List.of(outcomes);
  }

  private void share(Map<Integer, Task> tasks, Outcome[] outcomes) {
    List<Integer> left = new ArrayList<>(tasks.keySet());
    while (!left.isEmpty()) {
      List<Integer> some = left.subList(0, Math.min(limit.now(), left.size()));
      Instant start = clock.instant();
      boolean done = some.size() > 1 && together(some.stream().map(tasks::get).toList());
      for (int i : some) {
        Task task = Objects.requireNonNull(tasks.get(i));
        outcomes[i] = done ? observed(task.context(), new Outcome.Done(), start) : alone(task);
      }
      some.clear();
    }
  }

  /** False if it failed for any reason; nothing has taken effect then. */
  private boolean together(List<Task> tasks) {
    try {
      local.dispatch(tasks);
      limit.succeeded(tasks.size());
      return true;
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
      log.debug("{} deliveries cannot share a transaction: one by one", tasks.size(), e);
      limit.failed();
      return false;
    }
  }

  private Outcome alone(Task task) {
    Instant start = clock.instant();
    Outcome outcome = handle(task);
    limit.succeeded(1);
    return observed(task.context(), outcome, start);
  }

  private Outcome observed(EventContext context, Outcome outcome, Instant start) {
    observer.dispatched(context, outcome, Duration.between(start, clock.instant()));
    return outcome;
  }

  private static EventContext context(Delivery delivery) {
    return new EventContext(delivery.event(), delivery.attempt().number());
  }

  private Task task(Delivery delivery, EventContext context) throws Unfit {
    EventEnvelope event = delivery.event();
    List<Handler> reactions = handlers.of(event.type());
    if (reactions.isEmpty()) {
      throw new Unfit(unknown(event.type()));
    }
    List<Invocation> invocations = new ArrayList<>(reactions.size());
    try {
      for (Handler handler : reactions) {
        invocations.add(new Invocation(handler, EventJson.read(event.body(), handler.body())));
      }
    } catch (IllegalArgumentException e) {
      throw new Unfit(new Outcome.Park(ParkReason.MALFORMED_JSON, String.valueOf(e.getMessage())));
    }
    TraceParent trace =
        TraceParent.parse(event.traceparent()).map(TraceParent::child).orElseGet(TraceParent::root);
    return new Task(context, delivery.attempt(), trace, invocations);
  }

  private Outcome handle(Task task) {
    EventContext context = task.context();
    for (int tries = 1; ; tries++) {
      try {
        invoke(task);
        return new Outcome.Done();
      } catch (ConcurrencyFailureException e) {
        if (tries == TRIES_ON_CONFLICT) {
          return failed(context, task.attempt(), e);
        }
        log.debug("Event {} lost a race, try {}", context.eventId(), tries, e);
      } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
        // Errors too: one that reaches the consumer's thread would leave the delivery behind.
        return failed(context, task.attempt(), e);
      }
    }
  }

  private void invoke(Task task) {
    Invocation first = task.invocations().get(0);
    if (first.handler().action() instanceof Handler.Action.Calling call) {
      try (TraceParent.Scope scope = task.trace().open()) {
        calling.dispatch(first, call, task.context());
      }
    } else {
      local.dispatch(List.of(task));
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

  /** A delivery that no handler can be given. */
  private static final class Unfit extends Exception {
    private static final long serialVersionUID = 1L;
    private final Outcome outcome;

    Unfit(Outcome outcome) {
      super(null, null, false, false);
      this.outcome = outcome;
    }
  }
}
