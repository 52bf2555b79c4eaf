package dev.sagas.endtoend.cluster;

import dev.sagas.endtoend.fault.Fault;
import dev.sagas.test.ClusterNode;
import dev.sagas.test.PrivateCluster;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Strikes one node, and looks that the cluster is whole again. */
record NodeFault(
    PrivateCluster cluster, String kind, ClusterFaults.Choice choice, ClusterFaults.Blow blow)
    implements Fault {

  private static final Logger log = LoggerFactory.getLogger(NodeFault.class);

  @Override
  public Set<String> parts() {
    return Set.of("broker");
  }

  @Override
  public void strike(RandomGenerator random) throws InterruptedException {
    ClusterNode node = choice.of(random);
    blow.strike(node, random);
    if (cluster.awaitWholeAgain(node)) {
      log.info("A node had to be restarted after {} was struck by: {}", node.name(), kind);
    }
  }
}
