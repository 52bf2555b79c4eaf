package dev.sagas.choreography.document;

import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.Outcome;
import dev.sagas.choreography.graph.Run;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events of an outcome in an order in which each comes after all that may cause it, and which
 * of them are certain to come.
 */
final class MessageOrder {

  private final Outcome outcome;
  private final Run run;
  private final Map<EventType, Integer> levels = new HashMap<>();

  MessageOrder(Outcome outcome) {
    this.outcome = outcome;
    this.run = outcome.run();
  }

  List<EventType> events() {
    List<EventType> events = new ArrayList<>(run.events());
    // The sort is stable: events of one level keep the order in which they occur.
    events.sort(Comparator.comparing(event -> level(event, new HashSet<>())));
    return events;
  }

  /** The handlers of this run that emit {@code event}. */
  List<Emitter> causes(EventType event) {
    return run.handlers().stream().filter(it -> run.emitted(it).contains(event)).toList();
  }

  private int level(EventType event, Set<EventType> path) {
    Integer known = levels.get(event);
    if (known != null) {
      return known;
    }
    int level = event.equals(outcome.decisive()) && outcome.first().contains(event) ? 1 : 0;
    if (path.add(event)) {
      for (Emitter cause : causes(event)) {
        if (cause.trigger() != null) {
          level = Math.max(level, 1 + level(cause.trigger(), path));
        }
      }
      path.remove(event);
    }
    levels.put(event, level);
    return level;
  }

  /** Whether {@code event} comes whichever way each handler takes. */
  boolean isCertain(EventType event) {
    return isCertain(event, new HashSet<>());
  }

  private boolean isCertain(EventType event, Set<EventType> path) {
    if (outcome.first().contains(event)) {
      return true;
    }
    if (!path.add(event)) {
      return false;
    }
    List<Emitter> causes = causes(event);
    boolean joined = causes.stream().anyMatch(it -> it.emission().whenAll().contains(event));
    return joined
        ? causes.stream().allMatch(it -> triggered(it, path))
        : causes.stream().anyMatch(it -> triggered(it, path) && alwaysLeads(it, event));
  }

  private boolean triggered(Emitter handler, Set<EventType> path) {
    return handler.trigger() != null && isCertain(handler.trigger(), new HashSet<>(path));
  }

  /** A handler with several events to emit takes any of them. */
  private boolean alwaysLeads(Emitter handler, EventType event) {
    List<EventType> ways = run.emitted(handler);
    return !ways.isEmpty() && ways.stream().allMatch(way -> leads(way, event));
  }

  private boolean leads(EventType way, EventType event) {
    return way.equals(event)
        || run.handlers().stream()
            .filter(handler -> way.equals(handler.trigger()))
            .anyMatch(handler -> alwaysLeads(handler, event));
  }
}
