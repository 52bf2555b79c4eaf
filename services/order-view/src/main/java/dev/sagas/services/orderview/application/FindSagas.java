package dev.sagas.services.orderview.application;

import dev.sagas.services.orderview.application.SagaPage.Place;
import dev.sagas.services.orderview.domain.Causation;
import dev.sagas.services.orderview.domain.Saga;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up and searches sagas. */
@Service
@Transactional(readOnly = true)
public class FindSagas {

  private final Sagas sagas;
  private final ViewSettings settings;
  private final Clock clock;

  FindSagas(Sagas sagas, ViewSettings settings, Clock clock) {
    this.sagas = sagas;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A saga with its story.
   *
   * @param timeline its events, the earliest first
   * @param causation the same, by what caused what
   */
  public record Story(Saga saga, List<SagaEvent> timeline, List<Causation> causation) {}

  /** The newest sagas that {@code filter} lets through. */
  public SagaPage search(SagaFilter filter, @Nullable Place after, int limit) {
    return sagas.search(filter, after, stuckBefore(), limit);
  }

  /** Everything about one order; empty when none of its events has come. */
  public Optional<Story> story(UUID orderId) {
    return sagas
        .find(orderId)
        .map(
            saga -> {
              List<SagaEvent> timeline = sagas.events(orderId);
              return new Story(saga, timeline, Causation.trees(timeline));
            });
  }

  /** Those that wait for an answer for longer than is usual, the longest first. */
  public List<Saga> stuck(int limit) {
    return sagas.waitingSince(stuckBefore(), limit);
  }

  /** Whether an order waits for longer than is usual. */
  public boolean isStuck(Saga saga) {
    return saga.state().running() && saga.stateSince().isBefore(stuckBefore());
  }

  private Instant stuckBefore() {
    return clock.instant().minus(settings.stuckAfter());
  }
}
