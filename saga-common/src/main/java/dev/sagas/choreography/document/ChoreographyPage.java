package dev.sagas.choreography.document;

import dev.sagas.choreography.graph.Emitter;
import dev.sagas.choreography.graph.JoinedChoreography;
import dev.sagas.choreography.graph.Outcome;
import dev.sagas.choreography.graph.Outcomes;
import dev.sagas.choreography.graph.Wait;
import dev.sagas.choreography.graph.Waits;
import dev.sagas.choreography.manifest.EventManifest;
import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** A page in Markdown and Mermaid about a choreography; the same text for the same choreography. */
public final class ChoreographyPage {

  private final JoinedChoreography choreography;
  private final Function<EventType, String> schemaLink;
  private final List<String> parts = new ArrayList<>();

  private ChoreographyPage(
      JoinedChoreography choreography, Function<EventType, String> schemaLink) {
    this.choreography = choreography;
    this.schemaLink = schemaLink;
  }

  /**
   * Writes the page.
   *
   * @param title the heading
   * @param origin a sentence on where the page comes from, and how it is refreshed
   * @param schemaLink where the page finds the schema of a type
   */
  public static String write(
      JoinedChoreography choreography,
      String title,
      String origin,
      Function<EventType, String> schemaLink) {
    return new ChoreographyPage(choreography, schemaLink).write(title, origin);
  }

  private String write(String title, String origin) {
    parts.add("# " + title);
    parts.add(origin);
    parts.add("## Who tells whom");
    parts.add(mermaid(Flowchart.of(choreography)));
    parts.add("## Events");
    parts.add(events());
    parts.add("## Steps, and what undoes them");
    parts.add(steps());
    parts.add("## Waits, and what ends them");
    parts.add(
        "Each place where a service goes on only when others have done something, and why it does"
            + " not stay there for ever.");
    parts.add(waits());
    Outcomes outcomes = new Outcomes(choreography);
    outcomes.sagas().forEach(saga -> saga(saga, outcomes.of(saga)));
    return String.join("\n\n", parts) + "\n";
  }

  private String events() {
    Table table = new Table("event", "emitted by", "read by", "schema", "");
    for (EventManifest event : choreography.events()) {
      table.row(
          "`" + event.type() + "`",
          Table.codes(choreography.emittersOf(event.type()).stream().map(Emitter::name).toList()),
          readers(event.type()),
          "[schema](%s)".formatted(schemaLink.apply(event.type())),
          remark(event));
    }
    return table.toString();
  }

  private String readers(EventType type) {
    List<String> readers =
        choreography.handlersOf(type).stream()
            .map(handler -> "%s `%s`".formatted(handler.service(), handler.name()))
            .toList();
    return readers.isEmpty() ? "-" : String.join(", ", readers);
  }

  private String remark(EventManifest event) {
    boolean scheduled =
        choreography.emitters().stream()
            .anyMatch(it -> it.emission().scheduled().contains(event.type()));
    return String.join(
        ", ",
        Stream.of(
                event.terminal() ? "an end" : "",
                event.alwaysAnswered() ? "always answered" : "",
                scheduled ? "a deadline" : "")
            .filter(remark -> !remark.isEmpty())
            .toList());
  }

  private String steps() {
    Table table = new Table("service", "step", "done on", "undone on");
    choreography
        .handlers()
        .filter(handler -> handler.step() != null)
        .forEach(
            step ->
                table.row(
                    step.service(),
                    "`" + step.step() + "`",
                    "`" + step.trigger() + "`",
                    Table.codes(
                        choreography
                            .handlers()
                            .filter(it -> it.undoes(step))
                            .flatMap(it -> Stream.ofNullable(it.trigger()))
                            .toList())));
    return table.toString();
  }

  /** Waits of one service for the same answers are one line. */
  private String waits() {
    Map<List<Object>, Set<String>> lines = new LinkedHashMap<>();
    for (Wait wait : new Waits(choreography).all()) {
      Set<String> answers = new TreeSet<>();
      wait.answers().forEach(answer -> answers.add(answer.toString()));
      String begin = wait.join() ? "a part of " : "";
      lines
          .computeIfAbsent(
              List.of(wait.waiting().service(), begin + "`" + wait.after() + "`", reason(wait)),
              it -> new TreeSet<>())
          .addAll(answers);
    }
    Table table = new Table("service", "after", "for", "ends without an answer by");
    lines.forEach(
        (key, answers) ->
            table.row(
                key.get(0).toString(),
                key.get(1).toString(),
                Table.codes(answers),
                key.get(2).toString()));
    return table.toString();
  }

  private static String reason(Wait wait) {
    return switch (wait.bound()) {
      case OWN_DEADLINE ->
          wait.join()
              ? "the deadline of the wait that its parts answer"
              : "its deadline " + Table.codes(wait.waiting().emission().scheduled());
      case ALWAYS_ANSWERED -> "nothing: the answer always comes, and is alarmed on when it is late";
      case DEADLINE_OF_ANOTHER -> "the decision of another service, which has a deadline";
      case NONE -> "**nothing**";
    };
  }

  private void saga(Emitter origin, List<Outcome> outcomes) {
    parts.add("## Outcomes of `%s`".formatted(origin.name()));
    parts.add(
        "Each follows the events that the handlers declare. Parts that run at the same time are drawn"
            + " one after the other; what is drawn after a refusal may have been on its way before.");
    for (Outcome outcome : outcomes) {
      parts.add("### " + heading(outcome));
      parts.add(mermaid(SequenceDiagram.of(outcome)));
    }
  }

  private static String heading(Outcome outcome) {
    return switch (outcome.kind()) {
      case ALL_WELL -> "All goes well";
      case REFUSED -> "Refused: `%s`".formatted(outcome.decisive());
      case DEADLINE -> "Too late: `%s`".formatted(outcome.decisive());
      case REQUESTED -> "On request: `%s`".formatted(outcome.by().name());
    };
  }

  private static String mermaid(String diagram) {
    return "```mermaid\n" + diagram + "\n```";
  }
}
