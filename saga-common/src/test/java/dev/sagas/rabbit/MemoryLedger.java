package dev.sagas.rabbit;

import dev.sagas.ledger.DeliveryLedger;
import dev.sagas.ledger.Gap;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers what it was told, and can be away. */
final class MemoryLedger implements DeliveryLedger {

  final List<Observation> observations = new CopyOnWriteArrayList<>();
  volatile boolean away;

  @Override
  public void observed(Observation seen) {
    if (away) {
      throw new IllegalStateException("the database is away");
    }
    observations.add(seen);
  }

  @Override
  public List<Gap> unfilled() {
    return List.of();
  }

  @Override
  public List<Gap> claim(String worker, Instant now, Instant until) {
    return List.of();
  }

  @Override
  public boolean save(List<Gap> gaps, String worker, Instant until) {
    return true;
  }

  @Override
  public Set<UUID> unhandled(String queue, Collection<UUID> eventIds) {
    return Set.copyOf(eventIds);
  }
}
