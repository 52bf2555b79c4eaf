package dev.sagas.choreography.graph;

import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The services of one choreography, joined by the types of their events. Immutable; services come
 * in alphabetical order, what they declare in theirs.
 */
public final class JoinedChoreography {

  private final List<ServiceManifest> services;
  private final Map<EventType, EventManifest> events = new LinkedHashMap<>();
  private final List<Emitter> emitters = new ArrayList<>();

  /**
   * Joins.
   *
   * @throws IllegalArgumentException if two manifests describe the same service
   */
  public JoinedChoreography(Collection<ServiceManifest> manifests) {
    services = manifests.stream().sorted(Comparator.comparing(ServiceManifest::service)).toList();
    if (services.stream().map(ServiceManifest::service).distinct().count() < services.size()) {
      throw new IllegalArgumentException("two manifests describe the same service: " + names());
    }
    services.forEach(this::add);
  }

  private void add(ServiceManifest manifest) {
    String service = manifest.service();
    manifest.publishes().forEach(event -> events.put(event.type(), event));
    manifest
        .useCases()
        .forEach(
            it ->
                emitters.add(
                    new Emitter(service, it.name(), null, it.emission(), null, List.of())));
    manifest
        .handlers()
        .forEach(
            it ->
                emitters.add(
                    new Emitter(
                        service,
                        it.name(),
                        it.event(),
                        it.emission(),
                        it.step(),
                        it.compensates())));
  }

  /** The services, by their names. */
  public List<ServiceManifest> services() {
    return services;
  }

  /** The names of the services. */
  public List<String> names() {
    return services.stream().map(ServiceManifest::service).toList();
  }

  /** Every published event. */
  public Collection<EventManifest> events() {
    return List.copyOf(events.values());
  }

  /** What its publisher declares of {@code type}; empty if no service publishes it. */
  public Optional<EventManifest> event(EventType type) {
    return Optional.ofNullable(events.get(type));
  }

  /** Every handler and use case. */
  public List<Emitter> emitters() {
    return List.copyOf(emitters);
  }

  /** Every handler. */
  public Stream<Emitter> handlers() {
    return emitters.stream().filter(Emitter::isHandler);
  }

  /** The handlers of every service that react to {@code type}. */
  public List<Emitter> handlersOf(EventType type) {
    return handlers().filter(handler -> type.equals(handler.trigger())).toList();
  }

  /** The handlers and use cases that may emit {@code type}. */
  public List<Emitter> emittersOf(EventType type) {
    return emitters.stream().filter(emitter -> emitter.emission().contains(type)).toList();
  }

  /** Whether {@code service} reacts to {@code type}. */
  public boolean consumes(String service, EventType type) {
    return handlersOf(type).stream().anyMatch(handler -> handler.service().equals(service));
  }

  /** The use cases that begin something: all that emit more than what ends a saga on request. */
  public List<Emitter> origins() {
    return emitters.stream()
        .filter(emitter -> !emitter.isHandler() && !emitter.emission().value().isEmpty())
        .toList();
  }
}
