package dev.sagas.choreography;

import dev.sagas.event.EventContext;
import dev.sagas.event.EventType;
import dev.sagas.inbox.CallingHandler;
import dev.sagas.inbox.Reaction;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodIntrospector;
import org.springframework.core.ResolvableType;
import org.springframework.core.annotation.AnnotatedElementUtils;

/** Finds the handlers and use cases of component classes, and what is wrong with their form. */
final class HandlerReader {

  private static final String SIGNATURE =
      "write 'Reaction %s(Body event)' or 'Reaction %s(Body event, EventContext context)'";

  private final List<DeclaredHandler> handlers = new ArrayList<>();
  private final List<DeclaredUseCase> useCases = new ArrayList<>();
  private final List<String> problems;

  HandlerReader(List<String> problems) {
    this.problems = problems;
  }

  List<DeclaredHandler> handlers() {
    return handlers;
  }

  List<DeclaredUseCase> useCases() {
    return useCases;
  }

  void read(Class<?> component) {
    if (declares(component)) {
      readClass(component);
    }
    Set<Method> methods =
        MethodIntrospector.selectMethods(
            component,
            (Method method) -> method.getDeclaringClass() != Object.class && declares(method));
    // Reflection gives no order; a stable one keeps messages and graphs the same on each run.
    methods.stream()
        .sorted(Comparator.comparing(Method::getName).thenComparing(Method::toString))
        .forEach(method -> readMethod(component, method));
  }

  private void readClass(Class<?> component) {
    String name = component.getSimpleName();
    if (find(component, Handles.class) == null) {
      readUseCase(name, component);
    } else if (CallingHandler.class.isAssignableFrom(component)) {
      Class<?> body = ResolvableType.forClass(component).as(CallingHandler.class).resolveGeneric(0);
      if (body == null) {
        problems.add(name + ": name the event's record as first type argument of CallingHandler");
      } else {
        readHandler(name, component, body, component, null);
      }
    } else {
      problems.add(
          name + ": @Handles on a class needs a CallingHandler; else annotate the handling method");
    }
  }

  private void readMethod(Class<?> component, Method method) {
    String name = component.getSimpleName() + "." + method.getName();
    if (find(method, Handles.class) == null) {
      readUseCase(name, method);
    } else if (isHandler(method)) {
      readHandler(name, method, method.getParameterTypes()[0], component, method);
    } else {
      problems.add(
          "%s: wrong signature; %s, neither private nor static"
              .formatted(name, SIGNATURE.replace("%s", method.getName())));
    }
  }

  private void readHandler(
      String name,
      AnnotatedElement element,
      Class<?> body,
      Class<?> component,
      @Nullable Method method) {
    Handles handles = Objects.requireNonNull(find(element, Handles.class));
    EventType event = ChoreographyReader.parse(handles.value(), name + " @Handles", problems);
    Emission emission = emission(name, element);
    String step = Optional.ofNullable(find(element, Step.class)).map(Step::value).orElse(null);
    List<String> compensates = compensates(name, element);
    if (handles.replays() && method != null) {
      problems.add(
          name + ": replays = true is for a CallingHandler; other handlers get what is replayed");
    }
    if (event != null) {
      handlers.add(
          new DeclaredHandler(
              name,
              event,
              body,
              emission,
              step,
              compensates,
              component,
              method,
              handles.replays()));
    }
  }

  private List<String> compensates(String name, AnnotatedElement element) {
    Compensates compensates = find(element, Compensates.class);
    if (compensates == null) {
      return List.of();
    }
    if (compensates.value().length == 0) {
      problems.add(name + ": @Compensates names no step; name those that it undoes");
    }
    return List.of(compensates.value());
  }

  private void readUseCase(String name, AnnotatedElement element) {
    if (find(element, Step.class) != null || find(element, Compensates.class) != null) {
      problems.add(name + ": @Step and @Compensates need @Handles beside them");
    }
    useCases.add(new DeclaredUseCase(name, emission(name, element)));
  }

  private Emission emission(String name, AnnotatedElement element) {
    Emits emits = find(element, Emits.class);
    return emits == null
        ? Emission.NONE
        : new Emission(
            types(name, emits.value()),
            types(name, emits.refusals()),
            types(name, emits.whenAll()),
            types(name, emits.scheduled()));
  }

  private List<EventType> types(String name, String[] texts) {
    return Arrays.stream(texts)
        .map(text -> ChoreographyReader.parse(text, name + " @Emits", problems))
        .filter(Objects::nonNull)
        .toList();
  }

  private static boolean isHandler(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    boolean callable =
        !Modifier.isPrivate(method.getModifiers()) && !Modifier.isStatic(method.getModifiers());
    return callable
        && Reaction.class.isAssignableFrom(method.getReturnType())
        && (parameters.length == 1
            || (parameters.length == 2 && parameters[1] == EventContext.class))
        && parameters[0] != EventContext.class;
  }

  private static boolean declares(AnnotatedElement element) {
    return find(element, Handles.class) != null
        || find(element, Emits.class) != null
        || find(element, Step.class) != null
        || find(element, Compensates.class) != null;
  }

  private static <A extends Annotation> @Nullable A find(
      AnnotatedElement element, Class<A> annotation) {
    return AnnotatedElementUtils.findMergedAnnotation(element, annotation);
  }
}
