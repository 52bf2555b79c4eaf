package dev.sagas.inbox;

import dev.sagas.event.EventType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The handlers of one service, by the type that they react to. */
public final class Handlers {

  private final Map<EventType, List<Handler>> byType;

  /** These handlers; of one type there are either several local ones or a single calling one. */
  public Handlers(Collection<Handler> handlers) {
    this.byType = handlers.stream().collect(Collectors.groupingBy(Handler::type));
  }

  List<Handler> of(EventType type) {
    return byType.getOrDefault(type, List.of());
  }

  boolean knowsOtherVersionOf(EventType type) {
    return byType.keySet().stream().anyMatch(known -> known.name().equals(type.name()));
  }
}
