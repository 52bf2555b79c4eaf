package dev.sagas.test.explore;

import dev.sagas.event.EventEnvelope;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one transaction did.
 *
 * @param saga changed rows of the saga, an empty one for a row that was deleted
 * @param shared changed rows that sagas share
 * @param emitted events, in order, as they are published
 * @param locks rows that it held
 * @param exposed whether it read what another transaction may have changed before this one ended
 */
record Changes(
    Map<RowKey, Optional<Object>> saga,
    Map<RowKey, Optional<Object>> shared,
    List<EventEnvelope> emitted,
    Set<RowKey> locks,
    boolean exposed) {

  static final Changes NONE = new Changes(Map.of(), Map.of(), List.of(), Set.of(), false);

  boolean none() {
    return saga.isEmpty() && shared.isEmpty() && emitted.isEmpty();
  }
}
