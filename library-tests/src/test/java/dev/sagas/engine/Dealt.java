package dev.sagas.engine;

import dev.sagas.event.EventContext;
import dev.sagas.inbox.InboxObserver;
import dev.sagas.retry.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** The deliveries that an instance has dealt with, each after its transaction. */
final class Dealt implements InboxObserver {

  private final List<UUID> sagas = new CopyOnWriteArrayList<>();

  @Override
  public void dispatched(EventContext event, Outcome outcome, Duration took) {
    sagas.add(event.sagaId());
  }

  long of(UUID saga) {
    return sagas.stream().filter(saga::equals).count();
  }
}
