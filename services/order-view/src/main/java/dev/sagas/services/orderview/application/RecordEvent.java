package dev.sagas.services.orderview.application;

import dev.sagas.event.EventEnvelope;
import dev.sagas.services.orderview.domain.Fact;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps an event in the view. */
@Service
public class RecordEvent {

  private final Views views;
  private final Generations generations;
  private final Clock clock;

  RecordEvent(Views views, Generations generations, Clock clock) {
    this.views = views;
    this.generations = generations;
    this.clock = clock;
  }

  /**
   * Keeps a live event in the generation that is read, and in the one that is being built.
   *
   * @throws IllegalArgumentException if its body is not what its type has
   */
  @Transactional
  public void record(EventEnvelope event) {
    record(event, generations.kept());
  }

  /** Keeps an event in {@code kept} generations. */
  void record(EventEnvelope envelope, List<Integer> kept) {
    String type = envelope.type().toString();
    Fact fact = EventFacts.of(type, envelope.body());
    SagaEvent event =
        new SagaEvent(
            envelope.id(),
            envelope.sagaId(),
            type,
            envelope.type().publisher(),
            envelope.causationId(),
            envelope.occurredAt(),
            clock.instant(),
            envelope.traceparent(),
            envelope.body());
    kept.forEach(generation -> views.keep(generation, event, fact));
  }
}
