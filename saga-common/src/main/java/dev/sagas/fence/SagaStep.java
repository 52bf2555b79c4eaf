package dev.sagas.fence;

import java.util.Comparator;
import java.util.UUID;

/**
 * One step of one saga.
 *
 * @param step its name, unique in its service
 */
public record SagaStep(UUID sagaId, String step) implements Comparable<SagaStep> {

  private static final Comparator<SagaStep> ORDER =
      Comparator.comparing(SagaStep::sagaId).thenComparing(SagaStep::step);

  @Override
  public int compareTo(SagaStep other) {
    return ORDER.compare(this, other);
  }
}
