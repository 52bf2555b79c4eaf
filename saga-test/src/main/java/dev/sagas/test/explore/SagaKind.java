package dev.sagas.test.explore;

import java.util.List;
import java.util.UUID;

/**
 * A saga as clients begin it. Several sagas of one kind can run at once; each has rows of its own
 * and takes the same ids, which are never seen outside of it.
 *
 * @param name for the trace, such as {@code order of two pieces}
 * @param sagaId its id
 * @param requests what clients ask, the first of which begins it
 */
public record SagaKind(String name, UUID sagaId, List<ClientRequest> requests) {
  public SagaKind {
    requests = List.copyOf(requests);
  }
}
