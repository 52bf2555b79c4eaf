package dev.sagas.endtoend.chaos;

import dev.sagas.endtoend.cluster.ClusterFaults;
import dev.sagas.endtoend.fault.Fault;
import dev.sagas.test.PrivateCluster;
import java.util.List;

/** Nodes of a cluster killed, paused and without power, and the network between them cut. */
final class NodeFaults implements FaultKit {

  private final PrivateCluster cluster;

  NodeFaults(PrivateCluster cluster) {
    this.cluster = cluster;
  }

  @Override
  public List<Fault> faults(ChaosSystem system) {
    return ClusterFaults.of(cluster);
  }
}
