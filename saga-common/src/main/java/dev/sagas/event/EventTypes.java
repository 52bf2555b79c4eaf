package dev.sagas.event;

import java.util.Map;
import java.util.Optional;

/** Which record class stands for which event type among those that a service publishes. */
public final class EventTypes {

  private final Map<Class<?>, EventType> byBody;

  /** The types of {@code byBody}, whose keys are record classes. */
  public EventTypes(Map<Class<?>, EventType> byBody) {
    this.byBody = Map.copyOf(byBody);
  }

  /** The type that {@code body}'s class stands for; empty when the service does not publish it. */
  public Optional<EventType> of(Object body) {
    return of(body.getClass());
  }

  /** The type that a class stands for; empty when the service does not publish it. */
  public Optional<EventType> of(Class<?> body) {
    return Optional.ofNullable(byBody.get(body));
  }
}
