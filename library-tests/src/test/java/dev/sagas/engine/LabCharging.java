package dev.sagas.engine;

import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Step;
import dev.sagas.engine.LabEvents.Charged;
import dev.sagas.engine.LabEvents.Told;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;

/** Calls the outside world as a test's {@link Script} says. */
@Handles("shop.charged.v1")
@Step("charge")
@Emits("lab.charged.v1")
class LabCharging implements CallingHandler<Told, EventContext, String> {

  private final Script script;

  LabCharging(Script script) {
    this.script = script;
  }

  @Override
  public Preparation<EventContext> prepare(Told event, EventContext context) {
    script.play("intent", context, Reaction.done());
    return Preparation.call(context);
  }

  @Override
  public String call(EventContext request) {
    return script.call(request);
  }

  @Override
  public Reaction record(Told event, EventContext request, String answer, EventContext context) {
    return script.play("answer", context, Reaction.done(new Charged(answer)));
  }
}
