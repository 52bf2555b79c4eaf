package dev.sagas.choreography;

import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold within one service's declaration, each rule as a list of its violations. */
final class ChoreographyRules {

  private ChoreographyRules() {}

  static List<String> problemsOf(ServiceChoreography choreography) {
    List<String> problems = new ArrayList<>();
    if (!ServiceNames.isName(choreography.service())) {
      problems.add(
          "@Participant(\"%s\"): a service name is lower-case words joined by hyphens"
              .formatted(choreography.service()));
    }
    problems.addAll(publishing(choreography));
    problems.addAll(emissions(choreography));
    problems.addAll(steps(choreography));
    problems.addAll(callingHandlers(choreography));
    return problems;
  }

  private static List<String> publishing(ServiceChoreography choreography) {
    List<PublishedEvent> published = choreography.publishes();
    List<String> problems = new ArrayList<>();
    for (PublishedEvent event : published) {
      if (!event.type().publisher().equals(choreography.service())) {
        problems.add(
            "%s does not start with the service's name: only '%s' publishes it"
                .formatted(event.type(), event.type().publisher()));
      }
      if (!event.body().isRecord()) {
        problems.add(
            "%s: its body %s must be a record".formatted(event.type(), event.body().getName()));
      }
    }
    repeated(published, PublishedEvent::type)
        .forEach((type, all) -> problems.add(type + " is published twice: keep one @Publishes"));
    repeated(published, PublishedEvent::body)
        .forEach(
            (body, all) ->
                problems.add(
                    "%s is the body of %s: write one record for each type"
                        .formatted(body.getSimpleName(), join(all, PublishedEvent::type))));
    return problems;
  }

  private static List<String> emissions(ServiceChoreography choreography) {
    Set<EventType> declared =
        choreography.publishes().stream().map(PublishedEvent::type).collect(Collectors.toSet());
    List<String> problems = new ArrayList<>();
    choreography
        .handlers()
        .forEach(it -> problems.addAll(undeclared(it.name(), it.emission(), declared)));
    choreography
        .useCases()
        .forEach(it -> problems.addAll(undeclared(it.name(), it.emission(), declared)));
    choreography.consumedTypes().stream()
        .filter(type -> type.publisher().equals(choreography.service()))
        .filter(type -> !declared.contains(type))
        .forEach(type -> problems.add(type + " is handled but never published: add a @Publishes"));
    return problems;
  }

  private static List<String> undeclared(String name, Emission emission, Set<EventType> declared) {
    return emission.all().stream()
        .filter(type -> !declared.contains(type))
        .map(type -> "%s emits %s, which no @Publishes declares".formatted(name, type))
        .toList();
  }

  private static List<String> steps(ServiceChoreography choreography) {
    List<DeclaredHandler> stepping =
        choreography.handlers().stream().filter(handler -> handler.step() != null).toList();
    Set<String> steps =
        stepping.stream()
            .map(DeclaredHandler::step)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<String> problems = new ArrayList<>();
    repeated(stepping, handler -> Objects.requireNonNull(handler.step()))
        .forEach(
            (step, all) ->
                problems.add(
                    "Step '%s' is performed by %s: give each its own name"
                        .formatted(step, join(all, DeclaredHandler::name))));
    for (DeclaredHandler handler : choreography.handlers()) {
      problems.addAll(compensationProblems(handler, steps));
    }
    return problems;
  }

  private static List<String> compensationProblems(DeclaredHandler handler, Set<String> steps) {
    Stream<String> unknown =
        handler.compensates().stream()
            .filter(step -> !steps.contains(step))
            .map(
                step ->
                    "%s compensates '%s', which is no @Step of this service"
                        .formatted(handler.name(), step));
    Stream<String> ownStep =
        handler.compensates().stream()
            .filter(step -> step.equals(handler.step()))
            .map(step -> "%s compensates '%s' itself".formatted(handler.name(), step));
    Stream<String> blank =
        Stream.ofNullable(handler.step())
            .filter(String::isBlank)
            .map(step -> handler.name() + ": @Step needs a name");
    return Stream.of(unknown, ownStep, blank).flatMap(Function.identity()).toList();
  }

  private static List<String> callingHandlers(ServiceChoreography choreography) {
    // Handlers of one event share a transaction, and a call must run outside any.
    List<String> problems = new ArrayList<>();
    repeated(choreography.handlers(), DeclaredHandler::event)
        .forEach(
            (event, all) -> {
              if (all.stream().anyMatch(DeclaredHandler::calling)) {
                problems.add(
                    "%s is handled by %s: a calling handler must be its event's only one"
                        .formatted(event, join(all, DeclaredHandler::name)));
              }
            });
    return problems;
  }

  private static <T, K> Map<K, List<T>> repeated(Collection<T> items, Function<T, K> key) {
    Map<K, List<T>> groups =
        items.stream().collect(Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    groups.values().removeIf(group -> group.size() < 2);
    return groups;
  }

  private static <T> String join(Collection<T> items, Function<T, ?> text) {
    return items.stream()
        .map(item -> text.apply(item).toString())
        .collect(Collectors.joining(", "));
  }
}
