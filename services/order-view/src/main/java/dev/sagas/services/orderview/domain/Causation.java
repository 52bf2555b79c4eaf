package dev.sagas.services.orderview.domain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event and what it caused.
 *
 * @param took from its cause to it, by the clocks of two services; null without a known cause
 * @param effects what it caused, the earliest first
 */
public record Causation(SagaEvent event, @Nullable Duration took, List<Causation> effects) {

  private static final Comparator<SagaEvent> BY_TIME =
      Comparator.comparing(SagaEvent::occurredAt).thenComparing(SagaEvent::id);

  /** The trees of a saga's events; those whose cause is not among them are roots. */
  public static List<Causation> trees(List<SagaEvent> events) {
    Map<UUID, SagaEvent> byId = new HashMap<>();
    events.forEach(event -> byId.put(event.id(), event));
    Map<UUID, List<SagaEvent>> effects = new HashMap<>();
    List<SagaEvent> roots = new ArrayList<>();
    for (SagaEvent event : events.stream().sorted(BY_TIME).toList()) {
      UUID cause = event.causationId();
      if (cause == null || !byId.containsKey(cause)) {
        roots.add(event);
      } else {
        effects.computeIfAbsent(cause, id -> new ArrayList<>()).add(event);
      }
    }
    return roots.stream().map(root -> tree(root, null, effects)).toList();
  }

  private static Causation tree(
      SagaEvent event, @Nullable SagaEvent cause, Map<UUID, List<SagaEvent>> effects) {
    Duration took = cause == null ? null : Duration.between(cause.occurredAt(), event.occurredAt());
    List<Causation> caused =
        effects.getOrDefault(event.id(), List.of()).stream()
            .map(effect -> tree(effect, event, effects))
            .toList();
    return new Causation(event, took, caused);
  }
}
