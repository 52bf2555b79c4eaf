package dev.sagas.test.explore;

import dev.sagas.event.EventEnvelope;
import dev.sagas.inbox.Handler;
import dev.sagas.inbox.InboxDispatcher;
import dev.sagas.retry.Attempt;
import dev.sagas.retry.Outcome;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Runs a service's code from one point at which others may act to the next. */
final class ServiceRuns {

  private final String service;
  private final MemoryDatabase database;
  private final MemoryTransactions transactions;
  private final RepeatableIds ids;
  private final OutsideCalls outside;
  private @Nullable InboxDispatcher dispatcher;
  private boolean haltAtCall;

  ServiceRuns(
      String service,
      MemoryDatabase database,
      MemoryTransactions transactions,
      RepeatableIds ids,
      OutsideCalls outside) {
    this.service = service;
    this.database = database;
    this.transactions = transactions;
    this.ids = ids;
    this.outside = outside;
  }

  void dispatchBy(InboxDispatcher newDispatcher) {
    dispatcher = newDispatcher;
  }

  /** The same handler, which halts before its call when it is to. */
  Handler staged(Handler handler) {
    if (!(handler.action() instanceof Handler.Action.Calling calling)) {
      return handler;
    }
    return new Handler(
        handler.name(),
        handler.type(),
        handler.body(),
        handler.step(),
        handler.compensates(),
        handler.emits(),
        new Handler.Action.Calling(
            new StagedHandler(calling.handler(), () -> haltAtCall), calling.replays()));
  }

  /** A delivery: all of a local handler's, and a calling one's until its intent is committed. */
  Effect deliver(EventEnvelope event, Rows saga, Rows shared) {
    haltAtCall = true;
    transactions.runAll();
    return dispatch(event, saga, shared);
  }

  /** A calling handler's call, until a question that is not answered yet, or its end. */
  Effect call(EventEnvelope event, Object request, List<Object> answers) {
    haltAtCall = false;
    transactions.resume(request, true);
    outside.replay(answers);
    return dispatch(event, Rows.EMPTY, Rows.EMPTY);
  }

  /** The last transaction of a calling handler. */
  Effect record(EventEnvelope event, Object request, List<Object> answers, Rows saga, Rows shared) {
    haltAtCall = false;
    transactions.resume(request, false);
    outside.replay(answers);
    return dispatch(event, saga, shared);
  }

  /** A use case, in one transaction. */
  Effect perform(String name, Runnable useCase, Rows saga, Rows shared) {
    transactions.runAll();
    ids.drawFor(service + "/" + name);
    database.load(saga, shared);
    transactions.executeWithoutResult(status -> useCase.run());
    return effect(new Outcome.Done(), null);
  }

  private Effect dispatch(EventEnvelope event, Rows saga, Rows shared) {
    ids.drawFor(service + "/" + event.id() + MemoryInbox.forgotten(saga));
    database.load(saga, shared);
    try {
      return effect(Objects.requireNonNull(dispatcher).dispatch(event, Attempt.first()), null);
    } catch (Halt halt) {
      return effect(null, halt);
    }
  }

  private Effect effect(@Nullable Outcome outcome, @Nullable Halt halt) {
    return new Effect(outcome, halt, database.saga(), database.shared(), database.last());
  }
}
