package dev.sagas.choreography;

import dev.sagas.event.EventType;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One declared reaction to an event: see {@link Handles}.
 *
 * @param name {@code OrderEvents.reserveCredit}, or the class's simple name for a calling handler
 * @param event the type it reacts to
 * @param body the consumer's own record of the event
 * @param emission what it may emit
 * @param step the step it performs; null when the fence does not guard it
 * @param compensates the steps it undoes; empty when it compensates nothing
 * @param beanClass the class of the bean that handles, without any proxy
 * @param method the handling method; null for a {@code CallingHandler}
 * @param replays whether it also gets what is replayed, when it calls the outside world
 */
public record DeclaredHandler(
    String name,
    EventType event,
    Class<?> body,
    Emission emission,
    @Nullable String step,
    List<String> compensates,
    Class<?> beanClass,
    @Nullable Method method,
    boolean replays) {

  public DeclaredHandler {
    compensates = List.copyOf(compensates);
  }

  /** Whether the bean is a {@code CallingHandler}, which calls between two transactions. */
  public boolean calling() {
    return method == null;
  }

  /** Whether history may be brought to it: it does not act outside, or says that it may. */
  public boolean getsHistory() {
    return !calling() || replays;
  }

  /** Whether it undoes steps of its service. */
  public boolean compensating() {
    return !compensates.isEmpty();
  }
}
