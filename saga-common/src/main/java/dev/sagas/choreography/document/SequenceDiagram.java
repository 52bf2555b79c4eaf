package dev.sagas.choreography.document;

import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.Outcome;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An outcome as a Mermaid sequence diagram. */
final class SequenceDiagram {

  private final Outcome outcome;
  private final MessageOrder order;
  private final List<String> lines = new ArrayList<>();

  private SequenceDiagram(Outcome outcome) {
    this.outcome = outcome;
    this.order = new MessageOrder(outcome);
  }

  static String of(Outcome outcome) {
    return new SequenceDiagram(outcome).draw();
  }

  private String draw() {
    List<EventType> events = order.events();
    lines.add("sequenceDiagram");
    participants(events).forEach(it -> lines.add("  participant %s as %s".formatted(id(it), it)));
    note(outcome.by().service(), opening());
    for (EventType event : events) {
      boolean certain = order.isCertain(event);
      if (!certain) {
        lines.add("  opt if it is needed");
      }
      draw(event);
      if (!certain) {
        lines.add("  end");
      }
    }
    return String.join("\n", lines);
  }

  private @Nullable String opening() {
    return switch (outcome.kind()) {
      case ALL_WELL, DEADLINE, REQUESTED -> outcome.by().name();
      case REFUSED -> null;
    };
  }

  private Set<String> participants(List<EventType> events) {
    Set<String> names = new LinkedHashSet<>();
    if (outcome.kind() != Outcome.Kind.REFUSED) {
      names.add(outcome.by().service());
    }
    for (EventType event : events) {
      names.add(event.publisher());
      readers(event).forEach(handler -> names.add(handler.service()));
    }
    return names;
  }

  private List<Emitter> readers(EventType event) {
    return outcome.run().handlers().stream()
        .filter(handler -> event.equals(handler.trigger()))
        .toList();
  }

  private void draw(EventType event) {
    String publisher = event.publisher();
    note(publisher, before(event));
    Set<String> services = new LinkedHashSet<>();
    readers(event).forEach(handler -> services.add(handler.service()));
    if (services.isEmpty()) {
      note(publisher, event + " (end)");
    }
    for (String service : services) {
      lines.add("  %s-->>%s: %s".formatted(id(publisher), id(service), event));
    }
    readers(event).forEach(handler -> note(handler.service(), effect(handler)));
  }

  /** What has to be known to understand why the event comes. */
  private @Nullable String before(EventType event) {
    if (outcome.kind() == Outcome.Kind.DEADLINE && event.equals(outcome.decisive())) {
      return "no answer in time";
    }
    if (outcome.kind() == Outcome.Kind.REFUSED && event.equals(outcome.decisive())) {
      return outcome.by().name() + " refuses";
    }
    List<Emitter> parts =
        order.causes(event).stream().filter(it -> it.emission().whenAll().contains(event)).toList();
    return parts.size() < 2
        ? null
        : "joins " + parts.stream().map(Emitter::name).collect(Collectors.joining(", "));
  }

  private @Nullable String effect(Emitter handler) {
    if (!handler.compensates().isEmpty()) {
      return "undoes " + String.join(", ", handler.compensates());
    }
    boolean refuses = outcome.by().equals(handler) && outcome.kind() == Outcome.Kind.REFUSED;
    return refuses ? null : handler.step();
  }

  private void note(String service, @Nullable String text) {
    if (text != null) {
      lines.add("  Note over %s: %s".formatted(id(service), text));
    }
  }

  /** Mermaid takes hyphens in a participant's id for part of an arrow. */
  private static String id(String service) {
    return service.replace('-', '_');
  }
}
