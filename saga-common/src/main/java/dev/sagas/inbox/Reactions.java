package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.event.EventType;
import dev.sagas.event.EventTypes;
import dev.sagas.event.NewEvent;
import dev.sagas.fence.FenceState;
import dev.sagas.fence.FenceStore;
import dev.sagas.fence.SagaStep;
import dev.sagas.outbox.TransactionalOutbox;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What surrounds a handler in its transaction: the fence before it, its events after it. */
public final class Reactions {

  private static final Logger log = LoggerFactory.getLogger(Reactions.class);

  private final FenceStore fence;
  private final TransactionalOutbox outbox;
  private final EventTypes types;
  private final InboxObserver observer;

  /** Reactions that emit into {@code outbox}. */
  public Reactions(
      FenceStore fence, TransactionalOutbox outbox, EventTypes types, InboxObserver observer) {
    this.fence = fence;
    this.outbox = outbox;
    this.types = types;
    this.observer = observer;
  }

  /** Runs {@code work}, and stores what its handlers emit at its end. */
  void together(Runnable work) {
    outbox.collecting(work);
  }

  /** Runs the handlers of an event. */
  void handling(EventContext context, Runnable handlers) {
    outbox.handling(context, handlers);
  }

  /** Closes what the handler compensates. */
  void compensate(Handler handler, EventContext context) {
    if (!handler.compensates().isEmpty()) {
      fence.compensate(context.sagaId(), handler.compensates());
    }
  }

  /**
   * Enters the steps of several deliveries at once, but for those of sagas in which one of them
   * compensates: there it matters which comes first.
   *
   * @return what was entered; the others are still to be entered, one by one
   */
  Set<SagaStep> enter(List<Task> tasks) {
    Set<UUID> compensated = new HashSet<>();
    Set<SagaStep> steps = new HashSet<>();
    for (Task task : tasks) {
      UUID saga = task.context().sagaId();
      for (Invocation invocation : task.invocations()) {
        String step = invocation.handler().step();
        if (!invocation.handler().compensates().isEmpty()) {
          compensated.add(saga);
        } else if (step != null) {
          steps.add(new SagaStep(saga, step));
        }
      }
    }
    steps.removeIf(step -> compensated.contains(step.sagaId()));
    return steps.isEmpty() ? steps : fence.enter(steps);
  }

  /**
   * Enters the handler's step.
   *
   * @param entered steps that were entered for the first that wants one of them
   * @return the state that keeps it from being entered; empty when it may go on
   */
  Optional<FenceState> enter(Handler handler, EventContext context, Set<SagaStep> entered) {
    String step = handler.step();
    if (step == null || entered.remove(new SagaStep(context.sagaId(), step))) {
      return Optional.empty();
    }
    return fence.enter(context.sagaId(), step);
  }

  /** Enters the handler's step, for a delivery by itself. */
  Optional<FenceState> enter(Handler handler, EventContext context) {
    return enter(handler, context, new HashSet<>());
  }

  /** Opens the handler's step again, which this transaction entered. */
  void leave(Handler handler, EventContext context) {
    String step = handler.step();
    if (step != null) {
      fence.leave(context.sagaId(), step);
    }
  }

  /** Says that the fence kept a step from taking effect. */
  void barred(Handler handler, EventContext context, FenceState state) {
    observer.barred(context, String.valueOf(handler.step()));
    ignored(handler, context, "step is " + state);
  }

  /** Says that a handler was not called, since what it does outside would be done again. */
  void refuseReplayed(Handler handler, EventContext context) {
    ignored(handler, context, "replayed");
  }

  /** Stores the handler's events and settles its step. */
  void settle(Handler handler, EventContext context, Reaction reaction) {
    String step = handler.step();
    if (step != null && reaction instanceof Reaction.Ignored) {
      fence.leave(context.sagaId(), step);
    } else if (step != null && reaction instanceof Reaction.Refused) {
      fence.bar(context.sagaId(), step);
    }
    emit(handler, context, reaction);
  }

  /** Stores the handler's events, or tells that it did nothing. */
  void emit(Handler handler, EventContext context, Reaction reaction) {
    if (reaction instanceof Reaction.Ignored ignored) {
      ignored(handler, context, ignored.reason());
    }
    for (NewEvent event : reaction.emitted()) {
      types.of(event.body()).ifPresent(type -> mayEmit(handler, type));
    }
    outbox.append(reaction.emitted(), context);
  }

  private void ignored(Handler handler, EventContext context, String reason) {
    observer.ignored(context, handler.name(), reason);
    log.debug(
        "{} ignored {} {} of saga {}: {}",
        handler.name(),
        context.type(),
        context.eventId(),
        context.sagaId(),
        reason);
  }

  private static void mayEmit(Handler handler, EventType type) {
    if (!handler.emits().contains(type)) {
      throw new IllegalStateException(
          "%s emitted %s, which it does not declare: add it to its @Emits"
              .formatted(handler.name(), type));
    }
  }
}
