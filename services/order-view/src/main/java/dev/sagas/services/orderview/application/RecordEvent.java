package dev.sagas.services.orderview.application;

import dev.sagas.event.EventEnvelope;
import dev.sagas.services.orderview.domain.Fact;
import dev.sagas.services.orderview.domain.SagaEvent;
import java.time.Clock;
import java.time.Instant;
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
  public void record(EventEnvelope envelope) {
    SagaEvent event = received(envelope, clock.instant());
    Fact fact = EventFacts.of(event.type(), event.body());
    generations.kept().forEach(generation -> views.keep(generation, event, fact));
  }

  /** The event as the view has it. */
  static SagaEvent received(EventEnvelope envelope, Instant at) {
    return new SagaEvent(
        envelope.id(),
        envelope.sagaId(),
        envelope.type().toString(),
        envelope.type().publisher(),
        envelope.causationId(),
        envelope.occurredAt(),
        at,
        envelope.traceparent(),
        envelope.body());
  }
}
