package dev.sagas.choreography.graph;

import dev.sagas.choreography.Emission;
import dev.sagas.event.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A handler or a use case of a service, as the joined graph sees it.
 *
 * @param service whose it is
 * @param name class and method
 * @param trigger the event that it reacts to; null for a use case
 * @param emission what it may emit
 * @param step the step it performs; null for none
 * @param compensates the steps of its service that it undoes
 */
public record Emitter(
    String service,
    String name,
    @Nullable EventType trigger,
    Emission emission,
    @Nullable String step,
    List<String> compensates) {

  public Emitter {
    compensates = List.copyOf(compensates);
  }

  /** Where to look for it: {@code order, PlaceOrder.place}. */
  public String place() {
    return service + ", " + name;
  }

  /** Whether it reacts to an event. */
  public boolean isHandler() {
    return trigger != null;
  }

  /** Whether it undoes what {@code other} does. */
  public boolean undoes(Emitter other) {
    return other.step != null && service.equals(other.service) && compensates.contains(other.step);
  }
}
