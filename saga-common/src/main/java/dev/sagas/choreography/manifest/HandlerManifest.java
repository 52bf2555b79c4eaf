package dev.sagas.choreography.manifest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sagas.choreography.Emission;
import dev.sagas.event.EventType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One reaction of a service to an event.
 *
 * @param name class and method, or the class alone for one that calls the outside world
 * @param event the type it reacts to
 * @param reads the fields that it needs, as a JSON Schema
 * @param emission what it may emit
 * @param step the step it performs; null when the fence does not guard it
 * @param compensates the steps it undoes; may be empty
 */
public record HandlerManifest(
    String name,
    EventType event,
    JsonNode reads,
    Emission emission,
    @Nullable String step,
    List<String> compensates) {

  public HandlerManifest {
    compensates = List.copyOf(compensates);
  }
}
