package dev.sagas.choreography.graph;

import dev.sagas.event.EventType;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Everything that may follow from some events, if each handler emits what it is allowed to. A join
 * emits when all of its parts have run, every other handler as soon as its event occurs.
 */
public final class Run {

  private final JoinedChoreography choreography;
  private final Function<Emitter, Collection<EventType>> allowed;
  private final Set<EventType> occurring = new LinkedHashSet<>();
  private final Set<Emitter> active = new LinkedHashSet<>();

  private Run(JoinedChoreography choreography, Function<Emitter, Collection<EventType>> allowed) {
    this.choreography = choreography;
    this.allowed = allowed;
  }

  /** What may follow from {@code first} in every way, deadlines included. */
  public static Run everything(JoinedChoreography choreography, Collection<EventType> first) {
    return of(choreography, first, emitter -> emitter.emission().all());
  }

  /**
   * What may follow under a restriction.
   *
   * @param first the events that it begins with
   * @param allowed what each handler may emit here: some of what it declares
   */
  public static Run of(
      JoinedChoreography choreography,
      Collection<EventType> first,
      Function<Emitter, Collection<EventType>> allowed) {
    Run run = new Run(choreography, allowed);
    run.follow(first);
    return run;
  }

  private void follow(Collection<EventType> first) {
    Deque<EventType> open = new ArrayDeque<>(first);
    while (!open.isEmpty()) {
      EventType event = open.poll();
      if (occurring.add(event)) {
        List<Emitter> handlers = choreography.handlersOf(event);
        active.addAll(handlers);
        handlers.forEach(handler -> open.addAll(emitted(handler)));
      }
    }
  }

  /** What {@code emitter} emits in this run, as far as its joins are complete. */
  public List<EventType> emitted(Emitter emitter) {
    return allowed.apply(emitter).stream().filter(type -> isComplete(emitter, type)).toList();
  }

  private boolean isComplete(Emitter emitter, EventType type) {
    return !emitter.emission().whenAll().contains(type)
        || parts(emitter.service(), type)
            .allMatch(part -> active.contains(part) && allowed.apply(part).contains(type));
  }

  private Stream<Emitter> parts(String service, EventType type) {
    return choreography
        .handlers()
        .filter(part -> part.service().equals(service))
        .filter(part -> part.emission().whenAll().contains(type));
  }

  /** The events that occur, in an order in which each comes after one of its causes. */
  public Set<EventType> events() {
    return new LinkedHashSet<>(occurring);
  }

  /** The handlers that run. */
  public Set<Emitter> handlers() {
    return new LinkedHashSet<>(active);
  }

  /** The events of this run that may follow from {@code event}, itself included. */
  public Set<EventType> from(EventType event) {
    Set<EventType> reached = new LinkedHashSet<>();
    Deque<EventType> open = new ArrayDeque<>(List.of(event));
    while (!open.isEmpty()) {
      EventType next = open.poll();
      if (occurring.contains(next) && reached.add(next)) {
        choreography.handlersOf(next).forEach(handler -> open.addAll(emitted(handler)));
      }
    }
    return reached;
  }
}
