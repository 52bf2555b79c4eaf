package dev.sagas.endtoend.cluster;

import dev.sagas.endtoend.chaos.Fault;
import dev.sagas.test.PrivateCluster;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Strikes one node, and looks that the cluster is whole again. */
record NodeFault(
    PrivateCluster cluster, String kind, ClusterFaults.Choice choice, ClusterFaults.Blow blow)
    implements Fault {

  @Override
  public Set<String> parts() {
    return Set.of("broker");
  }

  @Override
  public void strike(RandomGenerator random) throws InterruptedException {
    blow.strike(choice.of(random), random);
    cluster.awaitWhole();
  }
}
