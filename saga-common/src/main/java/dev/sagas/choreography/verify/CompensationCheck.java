package dev.sagas.choreography.verify;

import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.graph.Run;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * From each refusal, every step that may be done by then is undone.
 *
 * <p>A step may be done beside a refusal when its event can still occur while the refusing handler
 * emits nothing but the refusal: parallel steps count, those which need the refused one don't. A
 * deadline counts for the steps of the wait that it was scheduled with: when an answer has moved
 * its owner on, the owner's state lets it have no effect. A refusal by a use case comes at any
 * time.
 */
final class CompensationCheck {

  private final JoinedChoreography choreography;
  private final Map<Emitter, Set<String>> uncompensated = new LinkedHashMap<>();

  CompensationCheck(JoinedChoreography choreography) {
    this.choreography = choreography;
  }

  List<Finding> findings() {
    choreography.origins().forEach(this::checkSaga);
    List<Finding> findings = new ArrayList<>();
    uncompensated.forEach((step, refusals) -> findings.add(finding(step, refusals)));
    return findings;
  }

  private void checkSaga(Emitter origin) {
    Run saga = Run.everything(choreography, origin.emission().all());
    for (Emitter emitter : choreography.emitters()) {
      boolean takesPart = emitter.equals(origin) || saga.handlers().contains(emitter);
      for (EventType refusal : emitter.emission().refusals()) {
        if (emitter.isHandler() && takesPart) {
          checkRefusal(without(emitter, refusal, origin), refusal, emitter);
        } else if (!emitter.isHandler() && saga.events().contains(refusal)) {
          checkRefusal(saga, refusal, emitter);
        }
      }
      if (takesPart) {
        emitter.emission().scheduled().forEach(it -> checkDeadline(saga, it, emitter));
      }
    }
  }

  private Run without(Emitter refusing, EventType refusal, Emitter origin) {
    return Run.of(
        choreography,
        origin.emission().all(),
        emitter -> emitter.equals(refusing) ? List.of(refusal) : emitter.emission().all());
  }

  private void checkRefusal(Run saga, EventType refusal, Emitter refusing) {
    check(saga.handlers(), saga, refusal, refusing);
  }

  private void checkDeadline(Run saga, EventType deadline, Emitter scheduling) {
    Run wait =
        Run.of(
            choreography,
            scheduling.emission().atOnce(),
            emitter ->
                emitter.service().equals(scheduling.service())
                    ? List.of()
                    : emitter.emission().all());
    check(wait.handlers(), saga, deadline, scheduling);
  }

  private void check(
      Collection<Emitter> mayHaveRun, Run saga, EventType refusal, Emitter refusing) {
    Set<EventType> following = saga.from(refusal);
    mayHaveRun.stream()
        .filter(step -> step.step() != null && !step.equals(refusing))
        .filter(step -> undoing(step).noneMatch(it -> following.contains(it.trigger())))
        .forEach(
            step ->
                uncompensated
                    .computeIfAbsent(step, it -> new LinkedHashSet<>())
                    .add("%s (%s)".formatted(refusal, refusing.place())));
  }

  private Stream<Emitter> undoing(Emitter step) {
    return choreography.handlers().filter(handler -> handler.undoes(step));
  }

  private Finding finding(Emitter step, Set<String> refusals) {
    List<String> undone =
        undoing(step).map(it -> "%s by %s".formatted(it.trigger(), it.name())).toList();
    return new Finding(
        FindingKind.STEP_NOT_COMPENSATED,
        step.place(),
        "step '%s' may be done, and stays done, after %s; %s"
            .formatted(
                step.step(),
                String.join(", ", refusals),
                undone.isEmpty()
                    ? "nothing undoes it"
                    : "it is undone on " + String.join(", ", undone)),
        "let a handler with @Compensates(\"%s\") react to what follows from each of them"
            .formatted(step.step()));
  }
}
