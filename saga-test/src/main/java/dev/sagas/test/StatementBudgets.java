package dev.sagas.test;

import dev.sagas.choreography.DeclaredHandler;
import dev.sagas.choreography.ServiceChoreography;
import dev.sagas.choreography.StatementBudget;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * Compares what deliveries cost the database with the {@link StatementBudget} beside their
 * handlers.
 */
public final class StatementBudgets {

  private final ServiceChoreography choreography;
  private final StatementLog log;
  private final Predicate<String> counted;
  private final Map<String, List<String>> dearest = new TreeMap<>();

  /** Counts every statement that {@code log} notes. */
  public StatementBudgets(ServiceChoreography choreography, StatementLog log) {
    this(choreography, log, statement -> true);
  }

  /**
   * Counts what {@code log} notes.
   *
   * @param counted false for a statement of the outside world, when a test simulates that in the
   *     same database
   */
  public StatementBudgets(
      ServiceChoreography choreography, StatementLog log, Predicate<String> counted) {
    this.choreography = choreography;
    this.log = log;
    this.counted = counted;
  }

  /** An event that was handled is of this type. */
  public void handled(String type, UUID eventId) {
    List<String> statements = log.of(eventId).stream().filter(counted).toList();
    dearest.merge(type, statements, (one, other) -> one.size() < other.size() ? other : one);
  }

  /**
   * What is wrong: a handler without a budget, one whose events were not measured, or one whose
   * dearest delivery cost more than its budget, or less.
   */
  public List<String> problems() {
    Map<String, List<DeclaredHandler>> handlers = new TreeMap<>();
    choreography
        .handlers()
        .forEach(
            handler ->
                handlers
                    .computeIfAbsent(handler.event().toString(), type -> new ArrayList<>())
                    .add(handler));
    return handlers.entrySet().stream()
        .flatMap(entry -> problem(entry.getKey(), entry.getValue()).stream())
        .toList();
  }

  private Optional<String> problem(String type, List<DeclaredHandler> handlers) {
    String names =
        handlers.stream().map(DeclaredHandler::name).collect(Collectors.joining(" and "));
    List<String> spent = dearest.getOrDefault(type, List.of());
    if (spent.isEmpty()) {
      return Optional.of("%s: no event of type %s was measured".formatted(names, type));
    }
    int allowed = handlers.stream().mapToInt(StatementBudgets::budget).sum();
    return allowed == spent.size()
        ? Optional.empty()
        : Optional.of(
            "%s: @StatementBudget allows %d, but %s costs %d:%n  %s"
                .formatted(names, allowed, type, spent.size(), String.join("\n  ", spent)));
  }

  private static int budget(DeclaredHandler handler) {
    AnnotatedElement element = handler.method() == null ? handler.beanClass() : handler.method();
    StatementBudget budget =
        AnnotatedElementUtils.findMergedAnnotation(element, StatementBudget.class);
    return budget == null ? 0 : budget.value();
  }
}
