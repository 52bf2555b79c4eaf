package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.event.TraceParent;
import dev.sagas.fence.FenceState;
import dev.sagas.fence.SagaStep;
import dev.sagas.inbox.Handler.Action;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.transaction.support.TransactionOperations;

/**
 * All handlers of an event in one transaction: inbox row, fence, state, outbox rows. Of several
 * events too, in which case each handler sees what the ones before it wrote.
 */
public final class LocalDispatch {

  private final String queue;
  private final InboxStore inbox;
  private final Reactions reactions;
  private final BetweenDeliveries between;
  private final TransactionOperations transactions;
  private final Clock clock;
  private final InboxObserver observer;

  /**
   * Dispatches what came from {@code queue}.
   *
   * @param transactions the application's, in which its repositories work
   */
  public LocalDispatch(
      String queue,
      InboxStore inbox,
      Reactions reactions,
      BetweenDeliveries between,
      TransactionOperations transactions,
      Clock clock,
      InboxObserver observer) {
    this.queue = queue;
    this.inbox = inbox;
    this.reactions = reactions;
    this.between = between;
    this.transactions = transactions;
    this.clock = clock;
    this.observer = observer;
  }

  /** Does all of it in one transaction: all of it takes effect, or nothing does. */
  void dispatch(List<Task> tasks) {
    transactions.executeWithoutResult(
        status -> {
          if (tasks.size() == 1) {
            dispatchOne(tasks.get(0));
          } else {
            reactions.together(() -> dispatchAll(tasks));
          }
        });
  }

  private void dispatchOne(Task task) {
    if (inbox.insert(queue, task.context().eventId(), clock.instant())) {
      react(task, new HashSet<>());
    } else {
      observer.duplicate(task.context());
    }
  }

  private void dispatchAll(List<Task> tasks) {
    List<Task> fresh = fresh(tasks);
    Set<SagaStep> entered = new HashSet<>(reactions.enter(fresh));
    boolean first = true;
    for (Task task : fresh) {
      if (!first) {
        between.run();
      }
      first = false;
      react(task, entered);
    }
  }

  /** Those that have not taken effect; an event may have been delivered twice in one batch. */
  private List<Task> fresh(List<Task> tasks) {
    List<UUID> ids = tasks.stream().map(task -> task.context().eventId()).toList();
    Set<UUID> inserted = new HashSet<>(inbox.insert(queue, ids, clock.instant()));
    List<Task> fresh = new ArrayList<>(tasks.size());
    for (Task task : tasks) {
      if (inserted.remove(task.context().eventId())) {
        fresh.add(task);
      } else {
        observer.duplicate(task.context());
      }
    }
    return fresh;
  }

  private void react(Task task, Set<SagaStep> entered) {
    try (TraceParent.Scope scope = task.trace().open()) {
      EventContext context = task.context();
      reactions.handling(
          context,
          () -> task.invocations().forEach(invocation -> react(invocation, context, entered)));
    }
  }

  private void react(Invocation invocation, EventContext context, Set<SagaStep> entered) {
    Handler handler = invocation.handler();
    reactions.compensate(handler, context);
    Optional<FenceState> closed = reactions.enter(handler, context, entered);
    if (closed.isPresent()) {
      reactions.barred(handler, context, closed.get());
    } else if (handler.action() instanceof Action.Local local) {
      reactions.settle(handler, context, local.react(invocation.body(), context));
    }
  }
}
