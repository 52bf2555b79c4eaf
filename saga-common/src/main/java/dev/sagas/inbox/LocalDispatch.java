package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.fence.FenceState;
import dev.sagas.inbox.Handler.Action;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.transaction.support.TransactionOperations;

/** All handlers of an event in one transaction: inbox row, fence, state, outbox rows. */
public final class LocalDispatch {

  private final String queue;
  private final InboxStore inbox;
  private final Reactions reactions;
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
      TransactionOperations transactions,
      Clock clock,
      InboxObserver observer) {
    this.queue = queue;
    this.inbox = inbox;
    this.reactions = reactions;
    this.transactions = transactions;
    this.clock = clock;
    this.observer = observer;
  }

  void dispatch(List<Invocation> invocations, EventContext context) {
    transactions.executeWithoutResult(
        status -> {
          if (inbox.insert(queue, context.eventId(), clock.instant())) {
            invocations.forEach(invocation -> react(invocation, context));
          } else {
            observer.duplicate(context);
          }
        });
  }

  private void react(Invocation invocation, EventContext context) {
    Handler handler = invocation.handler();
    reactions.compensate(handler, context);
    Optional<FenceState> closed = reactions.enter(handler, context);
    if (closed.isPresent()) {
      reactions.barred(handler, context, closed.get());
    } else if (handler.action() instanceof Action.Local local) {
      reactions.settle(handler, context, local.react(invocation.body(), context));
    }
  }
}
