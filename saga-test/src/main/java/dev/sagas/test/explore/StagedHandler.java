package dev.sagas.test.explore;

import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import java.util.function.BooleanSupplier;

/** A calling handler that can be halted when its intent is committed. */
record StagedHandler(CallingHandler<Object, Object, Object> handler, BooleanSupplier halts)
    implements CallingHandler<Object, Object, Object> {

  @Override
  public Preparation<Object> prepare(Object event, EventContext context) {
    return handler.prepare(event, context);
  }

  @Override
  public Object call(Object request) {
    if (halts.getAsBoolean()) {
      throw new Halt(Halt.At.CALL, request);
    }
    return handler.call(request);
  }

  @Override
  public Reaction record(Object event, Object request, Object answer, EventContext context) {
    return handler.record(event, request, answer, context);
  }
}
