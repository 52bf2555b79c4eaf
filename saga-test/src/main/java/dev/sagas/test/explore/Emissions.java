package dev.sagas.test.explore;

import dev.sagas.choreography.DeclaredUseCase;
import dev.sagas.event.EventEnvelope;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether what was emitted has its cause, and has it once. */
final class Emissions {

  private final Atlas atlas;

  Emissions(Atlas atlas) {
    this.atlas = atlas;
  }

  /**
   * What is wrong with events that a service emitted upon another; null when nothing is. That the
   * handler declares them is for the library to see.
   *
   * @param before every event that the saga emitted earlier
   */
  @Nullable String wrongAfter(int cause, int service, List<Integer> emitted, LocalState before) {
    if (emitted.isEmpty()) {
      return null;
    }
    UUID causeId = atlas.events.get(cause).id();
    for (int number : emitted) {
      EventEnvelope event = atlas.events.get(number);
      if (!causeId.equals(event.causationId())) {
        return event.type() + " does not name its cause";
      }
    }
    boolean mayAnswerAgain = MemoryInbox.forgotten(atlas.rows.get(before.rows[service])) > 0;
    return mayAnswerAgain ? null : repeated(causeId, service, before);
  }

  private @Nullable String repeated(UUID cause, int service, LocalState before) {
    IntTuple earlier = atlas.tuples.get(before.emitted);
    String source = "/" + atlas.service(service).name();
    for (int i = 0; i < earlier.size(); i++) {
      EventEnvelope event = atlas.events.get(earlier.get(i));
      if (source.equals(event.source()) && Objects.equals(cause, event.causationId())) {
        return "takes effect twice: it has emitted " + event.type() + " before";
      }
    }
    return null;
  }

  /** What is wrong with events that a request brought about; null when nothing is. */
  @Nullable String wrongAfterRequest(int service, List<Integer> emitted) {
    List<DeclaredUseCase> declared = atlas.service(service).choreography().useCases();
    for (int number : emitted) {
      EventEnvelope event = atlas.events.get(number);
      if (declared.stream().noneMatch(useCase -> useCase.emission().contains(event.type()))) {
        return event.type() + " is emitted by no declared use case";
      }
    }
    return null;
  }
}
