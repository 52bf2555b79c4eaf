package dev.sagas.choreography.verify;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.choreography.manifest.HandlerManifest;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.choreography.schema.FlatSchema;
import dev.sagas.choreography.schema.Readability;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every reader can do with what the writer's schema promises: today's with today's, those of the
 * last release with today's events, and today's with the events of the last release, which still
 * lie in queues and come again from the event log.
 */
final class ReaderCheck {

  private final JoinedChoreography choreography;
  private final List<ServiceManifest> released;

  ReaderCheck(JoinedChoreography choreography, List<ServiceManifest> released) {
    this.choreography = choreography;
    this.released = List.copyOf(released);
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    choreography.events().forEach(event -> unusable(event).ifPresent(findings::add));
    choreography.services().forEach(service -> findings.addAll(ofReaders(service)));
    released.forEach(service -> findings.addAll(ofReleasedReaders(service)));
    return findings;
  }

  private static Optional<Finding> unusable(EventManifest event) {
    String place = "%s, schemas/%s.json".formatted(event.type().publisher(), event.type());
    return problem(event.schema())
        .map(
            problem ->
                new Finding(
                    FindingKind.SCHEMA_MISSING,
                    place,
                    problem,
                    "put a JSON Schema of the body there, whose references stay within it"));
  }

  private static Optional<String> problem(@Nullable JsonNode schema) {
    if (schema == null || !schema.isObject()) {
      return Optional.of("the event has no JSON Schema");
    }
    try {
      FlatSchema.of(schema);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private List<Finding> ofReaders(ServiceManifest service) {
    List<Finding> findings = new ArrayList<>();
    for (HandlerManifest handler : service.handlers()) {
      String place = service.service() + ", " + handler.name();
      mismatches(handler, choreography.event(handler.event()))
          .map(it -> needsMore(place, handler.event(), it))
          .forEach(findings::add);
      mismatches(handler, releasedEvent(handler.event()))
          .map(it -> unreadable(place, handler.event(), it))
          .forEach(findings::add);
    }
    return findings;
  }

  private List<Finding> ofReleasedReaders(ServiceManifest service) {
    List<Finding> findings = new ArrayList<>();
    for (HandlerManifest handler : service.handlers()) {
      String reader = "%s of %s %s".formatted(handler.name(), service.service(), service.version());
      if (choreography.event(handler.event()).isEmpty()) {
        findings.add(
            broken(handler.event(), "is no longer published, and " + reader + " reads it"));
      }
      mismatches(handler, choreography.event(handler.event()))
          .map(it -> broken(handler.event(), "breaks " + reader + ": " + it))
          .forEach(findings::add);
    }
    return findings;
  }

  private static Stream<String> mismatches(HandlerManifest reader, Optional<EventManifest> event) {
    return event
        .map(EventManifest::schema)
        .filter(schema -> problem(schema).isEmpty())
        .map(schema -> Readability.mismatches(reader.reads(), schema))
        .stream()
        .flatMap(List::stream);
  }

  private Optional<EventManifest> releasedEvent(EventType type) {
    return released.stream()
        .flatMap(service -> service.publishes().stream())
        .filter(event -> event.type().equals(type))
        .findFirst();
  }

  private static Finding needsMore(String place, EventType event, String mismatch) {
    return new Finding(
        FindingKind.READER_NEEDS_MORE,
        place,
        "%s: %s".formatted(event, mismatch),
        "let the schema of %s promise it, or mark the component @Nullable and do without"
            .formatted(event.publisher()));
  }

  private Finding unreadable(String place, EventType event, String mismatch) {
    return new Finding(
        FindingKind.RELEASED_EVENT_UNREADABLE,
        place,
        "%s as release %s wrote it: %s".formatted(event, versions(event.publisher()), mismatch),
        "mark the component @Nullable, or read a new version of the event: old ones still come from"
            + " queues, dead letters and the event log");
  }

  private static Finding broken(EventType event, String problem) {
    return new Finding(
        FindingKind.RELEASED_READER_BROKEN,
        "%s, schemas/%s.json".formatted(event.publisher(), event),
        "%s %s".formatted(event, problem),
        "keep what it reads, and publish the change as a new version of the event beside this one");
  }

  private String versions(String service) {
    return released.stream()
        .filter(manifest -> manifest.service().equals(service))
        .map(ServiceManifest::version)
        .collect(Collectors.joining(", "));
  }
}
