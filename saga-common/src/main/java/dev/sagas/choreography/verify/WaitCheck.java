package dev.sagas.choreography.verify;

import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.graph.Wait;
import dev.sagas.choreography.graph.Waits;
import dev.sagas.event.EventType;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** No service waits for ever: see {@link Waits} for what a wait is, and what ends one. */
final class WaitCheck {

  private final JoinedChoreography choreography;
  private final Waits waits;

  WaitCheck(JoinedChoreography choreography) {
    this.choreography = choreography;
    this.waits = new Waits(choreography);
  }

  List<Finding> findings() {
    Stream<Finding> endless =
        waits.all().stream().filter(wait -> wait.bound() == Wait.Bound.NONE).map(this::endless);
    return Stream.concat(endless, unanswered()).toList();
  }

  private Finding endless(Wait wait) {
    return new Finding(
        FindingKind.WAIT_WITHOUT_DEADLINE,
        wait.waiting().place(),
        "%s and waits for %s without a deadline"
            .formatted(
                wait.join() ? "joins by " + wait.after() : "emits " + wait.after(),
                wait.answers().stream().map(EventType::toString).collect(Collectors.joining(", "))),
        "schedule a deadline with it, @Emits(scheduled = ...), and react to it in "
            + wait.waiting().service()
            + "; or declare @Publishes(alwaysAnswered = true) if those who react always answer");
  }

  private Stream<Finding> unanswered() {
    return choreography.events().stream()
        .filter(event -> event.alwaysAnswered())
        .flatMap(
            event ->
                waits.unanswered(event.type()).stream().map(it -> unanswered(event.type(), it)));
  }

  private static Finding unanswered(EventType asked, Waits.DeadEnd end) {
    return new Finding(
        FindingKind.ANSWER_THAT_NEVER_COMES,
        end.emitter().place(),
        "answers %s, which is declared alwaysAnswered, also by %s, which leads to no answer"
            .formatted(asked, end.emitted()),
        "react to it in %s, or give the wait a deadline instead of alwaysAnswered"
            .formatted(asked.publisher()));
  }
}
