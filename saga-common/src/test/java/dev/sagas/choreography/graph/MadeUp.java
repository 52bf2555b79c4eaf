package dev.sagas.choreography.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sagas.choreography.DeclaredUseCase;
import dev.sagas.choreography.Emission;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.choreography.manifest.HandlerManifest;
import dev.sagas.choreography.manifest.ServiceManifest;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A service of a test's own, declared in a few words. */
public final class MadeUp {

  private static final JsonNode ANY_OBJECT = json("{\"type\": \"object\"}");

  private final String service;
  private final List<EventManifest> publishes = new ArrayList<>();
  private final List<HandlerManifest> handlers = new ArrayList<>();
  private final List<DeclaredUseCase> useCases = new ArrayList<>();

  private MadeUp(String service) {
    this.service = service;
  }

  public static MadeUp service(String name) {
    return new MadeUp(name);
  }

  public MadeUp publishes(String... types) {
    Arrays.stream(types).forEach(type -> publish(type, false));
    return this;
  }

  public MadeUp publishesAlwaysAnswered(String type) {
    return publish(type, true);
  }

  private MadeUp publish(String type, boolean alwaysAnswered) {
    publishes.add(new EventManifest(EventType.parse(type), false, alwaysAnswered, ANY_OBJECT));
    return this;
  }

  public MadeUp useCase(String name, Emission emission) {
    useCases.add(new DeclaredUseCase(name, emission));
    return this;
  }

  public MadeUp on(String event, String name, Emission emission) {
    return handle(event, name, null, emission);
  }

  public MadeUp step(String event, String step, Emission emission) {
    return handle(event, step, step, emission);
  }

  public MadeUp undo(String event, String name, Emission emission, String... steps) {
    return handle(event, name, null, emission, steps);
  }

  private MadeUp handle(
      String event, String name, @Nullable String step, Emission emission, String... compensates) {
    handlers.add(
        new HandlerManifest(
            name, EventType.parse(event), ANY_OBJECT, emission, step, List.of(compensates)));
    return this;
  }

  public ServiceManifest manifest() {
    return new ServiceManifest(service, ServiceManifest.UNRELEASED, publishes, handlers, useCases);
  }

  /** Several services joined. */
  public static JoinedChoreography join(MadeUp... services) {
    return new JoinedChoreography(manifests(services));
  }

  public static List<ServiceManifest> manifests(MadeUp... services) {
    return Arrays.stream(services).map(MadeUp::manifest).toList();
  }

  public static Emission emits(String... types) {
    return new Emission(types(types), List.of(), List.of(), List.of());
  }

  public static Emission nothing() {
    return Emission.NONE;
  }

  public static Emission emitsOrRefuses(String type, String refusal) {
    return new Emission(types(type), types(refusal), List.of(), List.of());
  }

  public static Emission refuses(String refusal) {
    return new Emission(List.of(), types(refusal), List.of(), List.of());
  }

  public static Emission whenAll(String type) {
    return new Emission(List.of(), List.of(), types(type), List.of());
  }

  public static Emission emitsWithDeadline(String type, String deadline) {
    return new Emission(types(type), List.of(), List.of(), types(deadline));
  }

  private static List<EventType> types(String... types) {
    return Arrays.stream(types).map(EventType::parse).toList();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
