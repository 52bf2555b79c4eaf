package dev.sagas.choreography.verify;

import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Each event has someone who emits it and, unless it is an end, someone who reacts. */
final class EventCheck {

  private final JoinedChoreography choreography;
  private final Set<String> observers;

  EventCheck(JoinedChoreography choreography, Set<String> observers) {
    this.choreography = choreography;
    this.observers = observers;
  }

  List<Finding> findings() {
    return Stream.concat(
            choreography.events().stream().flatMap(this::ofEvent),
            choreography.handlers().filter(this::hasNoProducer).map(this::withoutProducer))
        .toList();
  }

  private Stream<Finding> ofEvent(EventManifest event) {
    String place = "%s, @Publishes %s".formatted(event.type().publisher(), event.type());
    Stream.Builder<Finding> findings = Stream.builder();
    if (!event.terminal() && !hasReaction(event)) {
      findings.add(
          new Finding(
              FindingKind.ORPHAN_EVENT,
              place,
              "no service reacts to it, and it is not declared as an end",
              "add the missing handler, or declare it with terminal = true"));
    }
    if (choreography.emittersOf(event.type()).isEmpty()) {
      findings.add(
          new Finding(
              FindingKind.EVENT_NEVER_EMITTED,
              place,
              "no handler and no use case emits it",
              "name it in the @Emits of what does, or remove it"));
    }
    return findings.build();
  }

  private boolean hasReaction(EventManifest event) {
    return choreography.handlersOf(event.type()).stream()
        .anyMatch(handler -> !observers.contains(handler.service()));
  }

  private boolean hasNoProducer(Emitter handler) {
    return handler.trigger() != null && choreography.event(handler.trigger()).isEmpty();
  }

  private Finding withoutProducer(Emitter handler) {
    return new Finding(
        FindingKind.CONSUMER_WITHOUT_PRODUCER,
        handler.place(),
        "no service publishes %s, which it reacts to".formatted(handler.trigger()),
        "correct the name or the version, add the publisher's manifest, or remove the handler");
  }
}
