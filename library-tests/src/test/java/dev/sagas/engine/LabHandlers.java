package dev.sagas.engine;

import dev.sagas.choreography.Compensates;
import dev.sagas.choreography.Emits;
import dev.sagas.choreography.Handles;
import dev.sagas.choreography.Step;
import dev.sagas.engine.LabEvents.Noted;
import dev.sagas.engine.LabEvents.Released;
import dev.sagas.engine.LabEvents.Reserved;
import dev.sagas.engine.LabEvents.Told;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.Reaction;

/** A step, its compensation, and a handler without a step. */
class LabHandlers {

  private final Script script;

  LabHandlers(Script script) {
    this.script = script;
  }

  @Handles("shop.placed.v1")
  @Step("reserve")
  @Emits({"lab.reserved.v1", "lab.refused.v1"})
  Reaction reserve(Told told, EventContext context) {
    return script.play("reserve", context, Reaction.done(new Reserved(context.eventId())));
  }

  @Handles("shop.cancelled.v1")
  @Compensates({"reserve", "charge"})
  @Emits("lab.released.v1")
  Reaction release(Told told, EventContext context) {
    return script.play("release", context, Reaction.done(new Released(context.eventId())));
  }

  @Handles("shop.told.v1")
  @Emits("lab.noted.v1")
  Reaction note(Told told, EventContext context) {
    return script.play("note", context, Reaction.done(new Noted(context.eventId())));
  }
}
