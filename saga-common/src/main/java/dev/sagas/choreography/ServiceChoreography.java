package dev.sagas.choreography;

import dev.sagas.event.EventType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One service's part in the choreography, as it declares it: what it publishes, what it reacts to,
 * and what each reaction emits and compensates. Immutable, and consistent in itself when {@link
 * ChoreographyReader} made it.
 *
 * @param service the service's name
 * @param publishes one entry for each published type
 * @param handlers every reaction; several may react to the same type
 * @param useCases what emits without reacting
 */
public record ServiceChoreography(
    String service,
    List<PublishedEvent> publishes,
    List<DeclaredHandler> handlers,
    List<DeclaredUseCase> useCases) {

  public ServiceChoreography {
    publishes = List.copyOf(publishes);
    handlers = List.copyOf(handlers);
    useCases = List.copyOf(useCases);
  }

  /** The names of the service's exchanges and queues. */
  public ServiceNames names() {
    return new ServiceNames(service);
  }

  /** The types that the service reacts to, in the order of declaration. */
  public Set<EventType> consumedTypes() {
    return handlers.stream()
        .map(DeclaredHandler::event)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** The reactions to {@code type}, in the order of declaration; empty for an unknown type. */
  public List<DeclaredHandler> handlersOf(EventType type) {
    return handlers.stream().filter(handler -> handler.event().equals(type)).toList();
  }

  /** The types whose handler undoes something: to lose one leaves money or stock held. */
  public Set<EventType> compensatingTypes() {
    return handlers.stream()
        .filter(DeclaredHandler::compensating)
        .map(DeclaredHandler::event)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What {@code body} is published as; empty when the service declares no such event. */
  public Optional<PublishedEvent> publishedAs(Class<?> body) {
    return publishes.stream().filter(event -> event.body().equals(body)).findFirst();
  }

  /** The bindings that bring each consumed type from its publisher's exchange to the inbox. */
  public Set<NeededBinding> inboxBindings() {
    return consumedTypes().stream()
        .map(this::inboxBinding)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private NeededBinding inboxBinding(EventType type) {
    String source = new ServiceNames(type.publisher()).events();
    return new NeededBinding(source, type.toString(), names().inbox());
  }
}
