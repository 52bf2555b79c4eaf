package dev.sagas.replay;

import dev.sagas.choreography.Handles;
import dev.sagas.event.EventContext;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Preparation;
import dev.sagas.inbox.Reaction;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Handlers that act outside. */
final class Calls {

  /** Sagas that each has called for. */
  static final List<UUID> CAREFUL = new CopyOnWriteArrayList<>();

  static final List<UUID> BOLD = new CopyOnWriteArrayList<>();
  static final List<UUID> FOLLOWING = new CopyOnWriteArrayList<>();

  private Calls() {}

  record Anything() {}

  /** Notes whom it has called for. */
  abstract static class Calling implements CallingHandler<Anything, UUID, UUID> {
    private final List<UUID> called;

    Calling(List<UUID> called) {
      this.called = called;
    }

    @Override
    public Preparation<UUID> prepare(Anything event, EventContext context) {
      return Preparation.call(context.sagaId());
    }

    @Override
    public UUID call(UUID request) {
      called.add(request);
      return request;
    }

    @Override
    public Reaction record(Anything event, UUID request, UUID answer, EventContext context) {
      return Reaction.done();
    }
  }

  /** Says nothing of history. */
  @Component
  @Handles("order.completed.v1")
  static class Careful extends Calling {
    Careful() {
      super(CAREFUL);
    }
  }

  /** May be called for history. */
  @Component
  @Handles(value = "payment.captured.v1", replays = true)
  static class Bold extends Calling {
    Bold() {
      super(BOLD);
    }
  }

  /** Reacts to what another handler emits. */
  @Component
  @Handles("notification.mail-requested.v1")
  static class Following extends Calling {
    Following() {
      super(FOLLOWING);
    }
  }
}
