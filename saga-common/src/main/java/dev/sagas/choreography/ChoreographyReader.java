package dev.sagas.choreography;

import dev.sagas.event.EventType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.ClassUtils;

/**
 * Reads a service's declaration from its annotations and checks that it is consistent in itself.
 * Looks at classes only: nothing is instantiated, and no broker is asked.
 */
public final class ChoreographyReader {

  private final List<String> problems = new ArrayList<>();

  private ChoreographyReader() {}

  /**
   * Reads the part of one service.
   *
   * @param applicationClass the class annotated with {@link Participant}
   * @param componentClasses classes that may hold handlers and use cases; others are passed over,
   *     proxies are looked through, duplicates count once
   * @throws InvalidChoreographyException if the declaration contradicts itself, naming every
   *     problem
   */
  public static ServiceChoreography read(
      Class<?> applicationClass, Collection<Class<?>> componentClasses) {
    return new ChoreographyReader()
        .readAll(ClassUtils.getUserClass(applicationClass), componentClasses);
  }

  private ServiceChoreography readAll(
      Class<?> applicationClass, Collection<Class<?>> componentClasses) {
    Participant participant =
        AnnotatedElementUtils.findMergedAnnotation(applicationClass, Participant.class);
    if (participant == null) {
      throw new InvalidChoreographyException(
          applicationClass.getName(),
          List.of(
              "%s has no @Participant: add @Participant(\"service-name\") to it"
                  .formatted(applicationClass.getSimpleName())));
    }
    HandlerReader reader = new HandlerReader(problems);
    userClasses(componentClasses).forEach(reader::read);
    ServiceChoreography choreography =
        new ServiceChoreography(
            participant.value(), published(participant), reader.handlers(), reader.useCases());
    check(choreography);
    return choreography;
  }

  private void check(ServiceChoreography choreography) {
    problems.addAll(ChoreographyRules.problemsOf(choreography));
    if (!problems.isEmpty()) {
      throw new InvalidChoreographyException("'" + choreography.service() + "'", problems);
    }
  }

  private List<PublishedEvent> published(Participant participant) {
    return Arrays.stream(participant.publishes())
        .flatMap(event -> published(event).stream())
        .toList();
  }

  private Optional<PublishedEvent> published(Publishes event) {
    EventType type = parse(event.type(), "@Publishes", problems);
    return Optional.ofNullable(type)
        .map(
            known ->
                new PublishedEvent(known, event.body(), event.terminal(), event.alwaysAnswered()));
  }

  private static Set<Class<?>> userClasses(Collection<Class<?>> classes) {
    Set<Class<?>> userClasses = new LinkedHashSet<>();
    classes.forEach(type -> userClasses.add(ClassUtils.getUserClass(type)));
    return userClasses;
  }

  static @Nullable EventType parse(String text, String where, List<String> problems) {
    try {
      return EventType.parse(text);
    } catch (IllegalArgumentException malformed) {
      problems.add("%s: %s".formatted(where, malformed.getMessage()));
      return null;
    }
  }
}
