package dev.sagas.choreography.verify;

import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** No event may cause itself, at once or by a deadline: such a saga need not end. */
final class CycleCheck {

  private final JoinedChoreography choreography;
  private final Set<EventType> done = new HashSet<>();
  private final List<Finding> findings = new ArrayList<>();

  CycleCheck(JoinedChoreography choreography) {
    this.choreography = choreography;
  }

  List<Finding> findings() {
    choreography.events().stream()
        .map(EventManifest::type)
        .forEach(type -> visit(type, new ArrayList<>(), new LinkedHashSet<>()));
    return findings;
  }

  /** Depth first: an event that is met again on its own path closes a cycle. */
  private void visit(EventType event, List<Emitter> way, Set<EventType> path) {
    if (!path.add(event)) {
      List<Emitter> cycle = way.subList(List.copyOf(path).indexOf(event), way.size());
      findings.add(finding(event, cycle));
      return;
    }
    if (!done.contains(event)) {
      for (Emitter handler : choreography.handlersOf(event)) {
        List<Emitter> further = new ArrayList<>(way);
        further.add(handler);
        handler.emission().all().forEach(it -> visit(it, further, new LinkedHashSet<>(path)));
      }
      done.add(event);
    }
  }

  private static Finding finding(EventType event, List<Emitter> cycle) {
    return new Finding(
        FindingKind.CYCLE,
        cycle.stream().map(Emitter::place).collect(Collectors.joining("; ")),
        "%s causes itself: %s -> %s"
            .formatted(
                event,
                cycle.stream()
                    .map(handler -> String.valueOf(handler.trigger()))
                    .collect(Collectors.joining(" -> ")),
                event),
        "break the chain: let one of these handlers emit another event");
  }
}
