package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Tells watchers which sagas have changed. Each instance asks the database, so it does not matter
 * which instance kept an event; with nobody to tell it asks nothing.
 */
@Service
public class SagaWatch {

  private static final int MOST = 5_000;

  private final Sagas sagas;
  private final ViewSettings settings;
  private final Clock clock;
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final Map<UUID, Instant> told = new HashMap<>();
  private Instant lookedAt = Instant.MIN;

  SagaWatch(Sagas sagas, ViewSettings settings, Clock clock) {
    this.sagas = sagas;
    this.settings = settings;
    this.clock = clock;
  }

  /** Is told of changes, on the thread that looks for them: it must not wait. */
  @FunctionalInterface
  public interface Watcher {

    /**
     * Sagas have changed.
     *
     * @param sagas as they are now
     */
    void changed(List<Saga> sagas);
  }

  /** Tells {@code watcher} of what changes from now on. */
  public void add(Watcher watcher) {
    watchers.add(watcher);
  }

  /** Tells it no more. */
  public void remove(Watcher watcher) {
    watchers.remove(watcher);
  }

  /**
   * Looks for changes. An event's transaction may end after that of a later one, so it is looked
   * for a little further back than the last look, and what was told before is left out.
   */
  public synchronized void look() {
    Instant now = clock.instant();
    if (watchers.isEmpty()) {
      told.clear();
      lookedAt = now;
      return;
    }
    Instant since = lookedAt.equals(Instant.MIN) ? now : lookedAt.minus(settings.overlap());
    List<SagaEvent> events = sagas.keptSince(since, MOST);
    Set<UUID> changed =
        events.stream()
            .filter(event -> told.put(event.id(), event.receivedAt()) == null)
            .map(SagaEvent::sagaId)
            .collect(Collectors.toSet());
    told.values().removeIf(kept -> kept.isBefore(since));
    // With more than fit, the next look begins where this one ended.
    lookedAt = events.size() < MOST ? now : events.get(MOST - 1).receivedAt();
    if (!changed.isEmpty()) {
      List<Saga> present = sagas.find(changed);
      watchers.forEach(watcher -> watcher.changed(present));
    }
  }
}
