package dev.sagas.endtoend.chaos;

import java.util.List;

/** Bindings, queues and exchanges that someone deletes. */
final class TopologyFaults implements FaultKit {

  @Override
  public List<Fault> faults(ChaosSystem system) {
    return List.of();
  }
}
