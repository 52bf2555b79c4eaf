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
 * together with the inbox row. An intent is DONE for the fence; without an inbox row its delivery
 * is repeated.
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

  void dispatch(
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
    Optional<FenceState> state = reactions.enter(handler, context);
    if (state.isPresent() && state.get() != FenceState.DONE) {
      inbox.insert(queue, context.eventId(), clock.instant());
      reactions.barred(handler, context, state.get());
      return null;
    }
    Preparation<Object> preparation = calling.prepare(invocation.body(), context);
    if (preparation instanceof Call<Object> call) {
      return Objects.requireNonNull(call.request());
    }
    finish(handler, context, ((Finished<Object>) preparation).reaction(), state.isEmpty());
    return null;
  }

  private void finish(
      Handler handler, EventContext context, Reaction reaction, boolean enteredNow) {
    if (!inbox.insert(queue, context.eventId(), clock.instant())) {
      observer.duplicate(context);
    } else if (enteredNow) {
      reactions.settle(handler, context, reaction);
    } else {
      // The step was entered with an earlier intent: what the fence says of it stays.
      reactions.emit(handler, context, reaction);
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
    Reaction reaction = calling.record(invocation.body(), request, answer, context);
    reactions.settleAnswer(invocation.handler(), context, reaction);
  }
}
