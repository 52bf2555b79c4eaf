package dev.sagas.choreography.graph;

import dev.sagas.choreography.graph.Wait.Bound;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.event.EventType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where services wait for each other, and what ends each wait.
 *
 * <p>A service waits when it has emitted an event to which others react, and something that follows
 * from their reactions comes back to it: that is the answer. It also waits when it has done one
 * part of a join. Each wait must end without its answer, by one of these:
 *
 * <ul>
 *   <li>a deadline that is scheduled together with the event, and that the service handles. A
 *       deadline bounds only the wait that it begins with: the next one of the same service needs
 *       its own, since the service's state lets an old deadline have no effect;
 *   <li>an event that is declared {@code alwaysAnswered};
 *   <li>for a service that only takes part: a deadline that another service scheduled before, and
 *       from which something follows that this service reacts to. As each wait of that other one is
 *       bounded too, and its decision is told, no participant waits for ever.
 * </ul>
 *
 * <p>A join whose parts are all answers to one event of the same service belongs to that wait, and
 * ends with it.
 *
 * <p>Annotations tell what may follow, not in which state; whether the state machines behind them
 * keep to it is for tests of all interleavings to show.
 */
public final class Waits {

  private final JoinedChoreography choreography;

  /** Looks at the waits of {@code choreography}. */
  public Waits(JoinedChoreography choreography) {
    this.choreography = choreography;
  }

  /** A way to react to an event that leads to no answer. */
  public record DeadEnd(Emitter emitter, EventType emitted) {}

  /** Every wait, in the order of declaration. */
  public List<Wait> all() {
    List<Wait> waits = new ArrayList<>();
    for (Emitter emitter : choreography.emitters()) {
      for (EventType emitted : emitter.emission().atOnce()) {
        Set<EventType> answers = answers(emitted, emitter.service());
        if (!answers.isEmpty()) {
          waits.add(new Wait(emitter, emitted, false, answers, bound(emitter, emitted)));
        }
      }
      emitter.emission().whenAll().stream()
          .filter(joined -> parts(emitter, joined).size() > 1)
          .forEach(joined -> waits.add(join(emitter, joined)));
    }
    return waits;
  }

  private Wait join(Emitter part, EventType joined) {
    Set<EventType> others = parts(part, joined);
    Bound bound = boundOfAnswers(part.service(), others).orElseGet(() -> bound(part));
    if (part.trigger() != null) {
      others.remove(part.trigger());
    }
    return new Wait(part, joined, true, others, bound);
  }

  private Set<EventType> parts(Emitter part, EventType joined) {
    return choreography
        .handlers()
        .filter(it -> it.service().equals(part.service()))
        .filter(it -> it.emission().whenAll().contains(joined))
        .flatMap(it -> Stream.ofNullable(it.trigger()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What ends the wait of the same service to which all of these are answers. */
  private Optional<Bound> boundOfAnswers(String service, Set<EventType> triggers) {
    return choreography.emitters().stream()
        .filter(emitter -> emitter.service().equals(service))
        .flatMap(
            emitter ->
                emitter.emission().atOnce().stream()
                    .filter(asked -> answers(asked, service).containsAll(triggers))
                    .map(asked -> bound(emitter, asked)))
        .filter(bound -> bound != Bound.NONE)
        .findFirst();
  }

  private Bound bound(Emitter emitter, EventType emitted) {
    if (choreography.event(emitted).filter(EventManifest::alwaysAnswered).isPresent()) {
      return Bound.ALWAYS_ANSWERED;
    }
    return bound(emitter);
  }

  private Bound bound(Emitter emitter) {
    if (emitter.emission().scheduled().stream()
        .anyMatch(deadline -> choreography.consumes(emitter.service(), deadline))) {
      return Bound.OWN_DEADLINE;
    }
    return hearsOfDeadlines(emitter) ? Bound.DEADLINE_OF_ANOTHER : Bound.NONE;
  }

  private boolean hearsOfDeadlines(Emitter emitter) {
    EventType trigger = emitter.trigger();
    if (trigger == null) {
      return false;
    }
    List<Run> sagas =
        choreography.origins().stream()
            .map(origin -> Run.everything(choreography, origin.emission().all()))
            .filter(saga -> saga.events().contains(trigger))
            .toList();
    return !sagas.isEmpty()
        && sagas.stream().allMatch(saga -> hearsOfDeadline(saga, emitter.service(), trigger));
  }

  private boolean hearsOfDeadline(Run saga, String service, EventType trigger) {
    return choreography.emitters().stream()
        .filter(owner -> !owner.service().equals(service))
        .filter(owner -> !owner.isHandler() || saga.handlers().contains(owner))
        .filter(
            owner ->
                owner.emission().atOnce().stream().anyMatch(it -> saga.from(it).contains(trigger)))
        .flatMap(owner -> owner.emission().scheduled().stream())
        .flatMap(deadline -> saga.from(deadline).stream())
        .anyMatch(told -> choreography.consumes(service, told));
  }

  /** What follows from {@code asked} by other services, and comes back to {@code service}. */
  public Set<EventType> answers(EventType asked, String service) {
    Set<EventType> answers = new LinkedHashSet<>();
    Set<EventType> seen = new HashSet<>();
    Deque<EventType> open = new ArrayDeque<>(List.of(asked));
    while (!open.isEmpty()) {
      EventType event = open.poll();
      if (!seen.add(event)) {
        continue;
      }
      if (!event.equals(asked) && choreography.consumes(service, event)) {
        answers.add(event);
        continue;
      }
      choreography.handlersOf(event).stream()
          .filter(handler -> !handler.service().equals(service))
          .forEach(handler -> open.addAll(handler.emission().all()));
    }
    return answers;
  }

  /** Ways of those who react to {@code asked}, and of whom one does answer, that lead nowhere. */
  public List<DeadEnd> unanswered(EventType asked) {
    String service = asked.publisher();
    return choreography.handlersOf(asked).stream()
        .filter(handler -> !handler.service().equals(service))
        .flatMap(handler -> deadEnds(handler, service))
        .toList();
  }

  private Stream<DeadEnd> deadEnds(Emitter handler, String service) {
    List<EventType> ways = List.copyOf(handler.emission().atOnce());
    List<EventType> dead = ways.stream().filter(way -> !leadsTo(service, way)).toList();
    return dead.size() == ways.size()
        ? Stream.empty()
        : dead.stream().map(way -> new DeadEnd(handler, way));
  }

  private boolean leadsTo(String service, EventType way) {
    return choreography.consumes(service, way) || !answers(way, service).isEmpty();
  }
}
