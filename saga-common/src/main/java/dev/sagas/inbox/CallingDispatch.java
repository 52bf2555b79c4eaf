package dev.sagas.inbox;

import dev.sagas.event.EventContext;
import dev.sagas.fence.FenceState;
import dev.sagas.inbox.Preparation.Call;
import dev.sagas.inbox.Preparation.Finished;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionOperations;

/**
 * A calling handler: intent in one transaction, the call in none, the answer in another one
 * together with the inbox row and the fence's. An intent leaves the step open, so that a call whose
 * answer was never recorded can be told from one that is over: the first is repeated, the second is
 * not, however late its duplicate comes.
 */
public final class CallingDispatch {

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
  public CallingDispatch(
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

  void dispatch(Invocation invocation, Handler.Action.Calling action, EventContext context) {
    if (context.replayed() && !action.replays()) {
      // No inbox row: should the event also come by itself, that delivery has its effect.
      reactions.refuseReplayed(invocation.handler(), context);
      return;
    }
    reactions.handling(context, () -> call(invocation, action.handler(), context));
  }

  private void call(
      Invocation invocation, CallingHandler<Object, Object, Object> calling, EventContext context) {
    Object request = transactions.execute(status -> prepare(invocation, calling, context));
    if (request != null) {
      Object answer = calling.call(request);
      transactions.executeWithoutResult(
          status -> record(invocation, calling, request, answer, context));
    }
  }

  /** Null when there is nothing to call. */
  private @Nullable Object prepare(
      Invocation invocation, CallingHandler<Object, Object, Object> calling, EventContext context) {
    Handler handler = invocation.handler();
    if (inbox.contains(queue, context.eventId())) {
      observer.duplicate(context);
      return null;
    }
    reactions.compensate(handler, context);
    // Entered also for an intent, and left again: a compensation that comes now waits for its end.
    Optional<FenceState> closed = reactions.enter(handler, context);
    if (closed.isPresent()) {
      inbox.insert(queue, context.eventId(), clock.instant());
      reactions.barred(handler, context, closed.get());
      return null;
    }
    Preparation<Object> preparation = calling.prepare(invocation.body(), context);
    if (preparation instanceof Call<Object> call) {
      reactions.leave(handler, context);
      return Objects.requireNonNull(call.request());
    }
    finish(handler, context, ((Finished<Object>) preparation).reaction());
    return null;
  }

  private void finish(Handler handler, EventContext context, Reaction reaction) {
    if (inbox.insert(queue, context.eventId(), clock.instant())) {
      reactions.settle(handler, context, reaction);
    } else {
      observer.duplicate(context);
    }
  }

  private void record(
      Invocation invocation,
      CallingHandler<Object, Object, Object> calling,
      Object request,
      Object answer,
      EventContext context) {
    if (!inbox.insert(queue, context.eventId(), clock.instant())) {
      observer.duplicate(context);
      return;
    }
    Handler handler = invocation.handler();
    // The answer is recorded even where a compensation closed the step during the call: what the
    // call brought about has to be known to be undone.
    Optional<FenceState> closed = reactions.enter(handler, context);
    Reaction reaction = calling.record(invocation.body(), request, answer, context);
    if (closed.isEmpty()) {
      reactions.settle(handler, context, reaction);
    } else {
      reactions.emit(handler, context, reaction);
    }
  }
}
