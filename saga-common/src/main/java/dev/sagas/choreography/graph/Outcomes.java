package dev.sagas.choreography.graph;

import dev.sagas.choreography.graph.Outcome.Kind;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The outcomes of a saga, by what its participants declare: one in which all goes well, one for
 * each refusal that a handler may emit instead, one for each deadline, and one for each use case
 * that may end the saga on request. A saga is what begins with a use case and performs steps.
 *
 * <p>In each of them every handler does what it declares, except the one that decides. So an
 * outcome shows all that may happen on the way: what else has been asked for by the time of a
 * refusal may still come, and is undone later.
 */
public final class Outcomes {

  private final JoinedChoreography choreography;

  /** Looks at the outcomes of {@code choreography}. */
  public Outcomes(JoinedChoreography choreography) {
    this.choreography = choreography;
  }

  /** The use cases that begin a saga. */
  public List<Emitter> sagas() {
    return choreography.origins().stream()
        .filter(origin -> everything(origin).handlers().stream().anyMatch(it -> it.step() != null))
        .toList();
  }

  private Run everything(Emitter origin) {
    return Run.everything(choreography, origin.emission().all());
  }

  /** Every outcome of the saga that {@code origin} begins: the good one first. */
  public List<Outcome> of(Emitter origin) {
    List<EventType> first = List.copyOf(origin.emission().atOnce());
    Run everything = everything(origin);
    List<Outcome> outcomes = new ArrayList<>();
    outcomes.add(
        new Outcome(
            Kind.ALL_WELL, null, origin, first, Run.of(choreography, first, Outcomes::accepted)));
    everything.handlers().stream()
        .flatMap(
            handler ->
                handler.emission().refusals().stream().map(it -> refused(origin, handler, it)))
        .forEach(outcomes::add);
    Stream.concat(Stream.of(origin), everything.handlers().stream())
        .flatMap(owner -> owner.emission().scheduled().stream().map(it -> late(owner, it)))
        .forEach(outcomes::add);
    choreography.emitters().stream()
        .filter(emitter -> !emitter.isHandler())
        .flatMap(
            useCase ->
                useCase.emission().refusals().stream()
                    .filter(everything.events()::contains)
                    .map(it -> requested(useCase, it)))
        .forEach(outcomes::add);
    return outcomes;
  }

  private Outcome refused(Emitter origin, Emitter refusing, EventType refusal) {
    List<EventType> first = List.copyOf(origin.emission().atOnce());
    Run run =
        Run.of(
            choreography,
            first,
            emitter -> emitter.equals(refusing) ? List.of(refusal) : accepted(emitter));
    return new Outcome(Kind.REFUSED, refusal, refusing, first, run);
  }

  /** What was asked for is heard, and not answered before the deadline. */
  private Outcome late(Emitter owner, EventType deadline) {
    Collection<EventType> asked = owner.emission().atOnce();
    List<EventType> first = Stream.concat(asked.stream(), Stream.of(deadline)).toList();
    Run run =
        Run.of(
            choreography,
            first,
            emitter -> asked.contains(emitter.trigger()) ? List.of() : accepted(emitter));
    return new Outcome(Kind.DEADLINE, deadline, owner, first, run);
  }

  private Outcome requested(Emitter useCase, EventType refusal) {
    List<EventType> first = List.of(refusal);
    return new Outcome(
        Kind.REQUESTED, refusal, useCase, first, Run.of(choreography, first, Outcomes::accepted));
  }

  private static Collection<EventType> accepted(Emitter emitter) {
    return Stream.concat(emitter.emission().value().stream(), emitter.emission().whenAll().stream())
        .toList();
  }
}
